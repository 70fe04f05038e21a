import Platform
import SSH

@testable import cronscale

/// One situation, in a person's words, and what cronscale says in it.
struct Entry {
  let situation: String
  /// The status, or the log's key where nothing failed, with the message; a hint stands below, indented.
  let lines: [String]

  private init(_ situation: String, lines: [String]) {
    self.situation = situation
    // The golden file is one for all machines.
    self.lines = lines.map {
      $0.replacing("libssh2 \(libraryVersion())", with: "libssh2 1.10.0")
        .replacing(StateFile.writer, with: "cronscale 1.2.3")
    }
  }

  init(_ situation: String, _ failures: [Failure]) {
    self.init(
      situation,
      lines: failures.flatMap { failure in
        ["\(failure.status.rawValue) \(failure.message)"] + (failure.hint.map { ["   \($0)"] } ?? [])
      })
  }

  init(_ situation: String, _ failure: Failure) { self.init(situation, [failure]) }

  init(_ situation: String, _ event: Event) { self.init(situation, logged: event.classic) }

  /// - Parameter lines: as the log has them, without the time.
  init(_ situation: String, logged lines: [String]) {
    self.init(
      situation,
      lines: lines.map { line in
        let key = line.prefix { $0 != ":" }
        let value = line.dropFirst(key.count + 2)
        return key.hasPrefix("hint ") ? "   \(value)" : "\(key.split(separator: " ").joined(separator: " ")) \(value)"
      })
  }

  /// - Parameter findings: as `check` tells them, each with the exit status that it stands for.
  init(_ situation: String, found findings: [Finding]) {
    self.init(
      situation,
      lines: findings.flatMap { finding in
        let word =
          switch finding.result {
          case .ok: "ok"
          case .warning: "warning"
          case .failed(let status): "\(status.rawValue)"
          case .notChecked: "-"
          }
        return ["\(word) \(finding.check.rawValue): \(finding.found)"] + (finding.mend.map { ["   \($0)"] } ?? [])
      })
  }

  /// With `/home/ops` in the place of a folder of this test.
  func naming(_ folder: String) -> Entry {
    Entry(situation, lines: lines.map { $0.replacing(folder, with: "/home/ops") })
  }
}

/// Situations that have to do with one thing.
struct Chapter {
  let title: String
  let entries: [Entry]

  init(_ title: String, _ entries: [Entry]) {
    self.title = title
    self.entries = entries
  }
}

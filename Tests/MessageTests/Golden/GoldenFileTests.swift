import Foundation
import Testing

@Suite struct GoldenFileTests {
  private static func chapters() throws -> [Chapter] {
    [
      try Messages.rcFile(), try Messages.files(), Messages.secretCommands(), try Messages.answers(),
      Messages.connections(), Messages.certificates(), try Messages.hosts(), try Messages.hostKeys(),
      try Messages.keys(), Messages.systemClient(), Messages.load(), try Messages.several(), try Messages.group(),
      Messages.launches(), Messages.removals(), try Messages.rules(), try Messages.jobs(), try Messages.states(),
      try Messages.locks(), try Messages.commandLine(),
      try Messages.api(), try Messages.checkContact(), try Messages.checkLaunch(), try Messages.checkRule(),
      try Messages.checkHost(), try Messages.checkDisk(), try Messages.checkNumbers(), try Messages.interview(),
    ]
  }

  /// With `CRONSCALE_WRITE_GOLDEN=1` in the environment the file is written anew instead.
  @Test func `every message is worded as the golden file has it`() throws {
    let chapters = try Self.chapters()
    for entry in chapters.flatMap(\.entries) { #expect(!entry.lines.isEmpty, "nothing is said: \(entry.situation)") }
    let text = GoldenFile.text(of: chapters)
    if ProcessInfo.processInfo.environment["CRONSCALE_WRITE_GOLDEN"] == "1" {
      try text.write(to: GoldenFile.url, atomically: true, encoding: .utf8)
    }
    let lines = try GoldenFile.read().split(separator: "\n", omittingEmptySubsequences: false)
    let difference = text.split(separator: "\n", omittingEmptySubsequences: false).difference(from: lines)
    #expect(difference.isEmpty, "\(difference.readable)")
  }

  @Test func `a message ends without a full stop, and shows no secret and no path of this machine`() throws {
    for message in try GoldenFile.messages() {
      // The variable's name is none.
      let line = message.replacing("$CRONSCALE_SECRET_KEY", with: "")
      #expect(!line.hasSuffix("."), "\(line)")
      #expect(!["SECRET", "hunter2", FileManager.default.temporaryDirectory.path].contains { line.contains($0) })
    }
  }
}

extension CollectionDifference<Substring> {
  fileprivate var readable: String {
    let lines = map { change in
      switch change {
      case .remove(let line, let text, _): (line, "messages.txt has \(line + 1): \(text)")
      case .insert(let line, let text, _): (line, "cronscale says    \(line + 1): \(text)")
      }
    }
    return "\n" + lines.sorted { $0 < $1 }.map(\.1).joined(separator: "\n")
  }
}

/// The chapters of the golden file, each in a file of its own.
enum Messages {}

import Foundation

/// What `cronscale check` told, line by line.
struct Checked {
  struct Line: Equatable {
    var name: String
    var found: String
    /// Nil where nothing is to be done.
    var mend: String?
  }

  var status: Int32
  /// Lines by their first word: `ok`, `WARN`, `FAIL`, `-`.
  private(set) var lines: [String: [Line]] = [:]
  var errors: [String]

  init(_ run: ShellRun) {
    (status, errors) = (run.status, run.errors.split(separator: "\n").map(String.init))
    var last: (word: String, place: Int)?
    for line in run.output.split(separator: "\n") {
      if line.hasPrefix("      mend: "), let last {
        lines[last.word]?[last.place].mend = String(line.dropFirst("      mend: ".count))
      } else if let word = ["ok", "WARN", "FAIL", "-"].first(where: { line.hasPrefix("\($0) ") }) {
        let name = line.dropFirst(6).prefix(14).trimmingCharacters(in: .whitespaces)
        lines[word, default: []].append(Line(name: name, found: String(line.dropFirst(22))))
        last = (word, (lines[word]?.count ?? 1) - 1)
      }
    }
  }

  var failures: [Line] { lines["FAIL"] ?? [] }
  var warnings: [Line] { lines["WARN"] ?? [] }
  /// Names of what was not checked.
  var waiting: [String] { (lines["-"] ?? []).map(\.name) }

  /// What was found on something that is well.
  func fact(_ name: String) -> String? { lines["ok"]?.first { $0.name == name }?.found }
}

extension World {
  /// `cronscale check`, as a person calls it who is not at a terminal; nothing may have been changed by it.
  func check(
    _ options: String = "--state-dir state", changing changes: [String: [String: String?]] = [:], mode: Int = 0o600,
    environment: [String: String] = [:]
  ) async throws -> Checked {
    try write(rc(changes), mode: mode)
    let usual = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    return Checked(
      try await EndToEndTests.shell(
        "exec \"$cronscale\" check -c web.rc \(options)", in: folder,
        environment: usual.merging(environment) { $1 }))
  }
}

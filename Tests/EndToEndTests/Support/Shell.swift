import Foundation
import TestSupport

/// What came of a command line, as it is.
struct ShellRun: Equatable {
  var status: Int32
  var output: String
  var errors: String

  /// Standard output, line by line, without the times.
  var lines: [String] { Self.withoutTimes(output) }
  /// Standard error, likewise.
  var errorLines: [String] { Self.withoutTimes(errors) }

  private static func withoutTimes(_ text: String) -> [String] {
    text.split(separator: "\n").map { String($0.dropFirst("2026-11-21 17:27:52 ".count)) }
  }
}

/// Runs a command line by `/bin/sh`; `$cronscale` in it is the built program.
///
/// - Parameter environment: the whole of it, but for `$cronscale`.
func shell(_ line: String, in folder: URL, environment: [String: String]) async throws -> ShellRun {
  let process = Process()
  let id = UUID().uuidString
  let files = ["out", "err"].map { FileManager.default.temporaryDirectory.appending(path: "cronscale-\(id).\($0)") }
  for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
  defer { for file in files { try? FileManager.default.removeItem(at: file) } }
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = folder
  process.environment = environment.merging(["cronscale": Program.products.appending(path: "cronscale").path]) { $1 }
  process.standardInput = FileHandle.nullDevice
  let handles = try files.map { try FileHandle(forWritingTo: $0) }
  (process.standardOutput, process.standardError) = (handles[0], handles[1])
  try process.run()
  for handle in handles { try handle.close() }
  try await until { !process.isRunning }
  return ShellRun(
    status: process.terminationStatus, output: try String(contentsOf: files[0], encoding: .utf8),
    errors: try String(contentsOf: files[1], encoding: .utf8))
}

extension World {
  /// A command line in the world's folder, in the environment that cron gives, after the rc file has been written.
  func shell(
    _ line: String, changing changes: [String: [String: String?]] = [:], environment: [String: String] = [:]
  ) async throws -> ShellRun {
    try write(rc(changes))
    let usual = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    return try await EndToEndTests.shell(line, in: folder, environment: usual.merging(environment) { $1 })
  }
}

/// The command line of a usual run, for a shell.
let usualRun = "\"$cronscale\" -c web.rc --state-dir state"

/// Whom a run is made to be that must not be able to do all: `nobody` where root runs the tests, else the tester.
enum Unprivileged {
  private static let isRoot = getuid() == 0

  /// What stands before a command to run it so.
  static let command = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""

  /// Makes all files of the current folder that user's.
  static let handOver = isRoot ? "chown -R 65534:65534 ." : ":"
}

extension World {
  /// The settings by which a user may log in who can read nothing but the world's folder.
  func copyKeys() throws -> [String: [String: String?]] {
    for (path, name) in [(key, "key"), (host.knownHosts, "known_hosts")] {
      try write(String(contentsOfFile: path, encoding: .utf8), to: name)
    }
    return ["monitoring": ["private_key_path": "key", "known_hosts": "known_hosts"]]
  }
}

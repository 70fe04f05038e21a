import Foundation

/// The built `cronscale`, running.
final class Program: @unchecked Sendable {
  private let process = Process()
  private let output: URL
  private let errors: URL

  /// - Parameter replacement: takes standard output; what goes there is not among ``lines``.
  init(
    _ arguments: [String], in folder: URL, environment: [String: String], output replacement: FileHandle? = nil
  ) throws {
    let logs = FileManager.default.temporaryDirectory.appending(path: "cronscale-run-\(UUID().uuidString)")
    output = logs.appendingPathExtension("out")
    errors = logs.appendingPathExtension("err")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.executableURL = Self.products.appending(path: "cronscale")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let (outputs, complaints) = (try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors))
    process.standardOutput = replacement ?? outputs
    process.standardError = complaints
    try process.run()
    // Foundation keeps a process and its handles, and hears of no end once more than 1,024 descriptors are open.
    for handle in [outputs, complaints] { try handle.close() }
  }

  deinit {
    if process.isRunning { kill(SIGKILL) }
    for file in [output, errors] { try? FileManager.default.removeItem(at: file) }
  }

  /// Where the package's programs are built: beside the tests themselves.
  static var products: URL { URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent() }

  var id: Int32 { process.processIdentifier }

  func kill(_ signal: Int32) {
    _ = Foundation.kill(process.processIdentifier, signal)
  }

  /// What it has printed so far, without the times.
  var lines: [String] { Self.lines(of: output) }

  /// Waits until it has ended.
  func finished() async throws -> Finished {
    try await until { !self.process.isRunning }
    return Finished(
      status: process.terminationStatus, lines: Self.lines(of: output), errors: Self.lines(of: errors),
      raw: (try? String(contentsOf: output, encoding: .utf8)) ?? "")
  }

  private static func lines(of file: URL) -> [String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { String($0.dropFirst("2026-11-21 17:27:52 ".count)) }
  }
}

/// What a run left behind.
struct Finished {
  /// The exit status; the signal's number where one killed it.
  var status: Int32
  /// Standard output, line by line, without the times.
  var lines: [String]
  /// Standard error, likewise.
  var errors: [String]
  /// Standard output as it is.
  var raw: String

  /// The run's one line on what was decided.
  var decision: String? {
    lines.first { $0.hasPrefix("decision") }.map { String($0.dropFirst("decision         : ".count)) }
  }
}

/// The condition did not come true in a minute.
struct Impatience: Error {}

/// Waits for a condition, not for a time.
func until(_ condition: @Sendable () -> Bool) async throws {
  let deadline = ContinuousClock.now + .seconds(60)
  while !condition() {
    guard ContinuousClock.now < deadline else { throw Impatience() }
    try await Task.sleep(for: .milliseconds(5))
  }
}

import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Section 3 of the contract: an rc file with a mistake is refused as a whole, before anybody is asked anything.
@Suite struct BrokenFileTests {
  @Test(arguments: BrokenFile.all)
  func `a mistake in the rc file is told with file, line, section and key, and nothing is asked`(
    file: BrokenFile
  ) async throws {
    let desk = try await Desk()
    let run = try await desk.run(file)
    #expect(run.status == 78)
    #expect(run.output == "")
    #expect(run.errorLines == classic(file.message))
    #expect(desk.cloud.requestLog == [])
    #expect(desk.files == ["web.rc"])
  }

  @Test func `all mistakes are listed in one go for programs too, each an object`() async throws {
    let file = try #require(BrokenFile.all.last)
    let desk = try await Desk()
    let run = try await desk.run(file, options: "--log-format json")
    let lines = try run.errors.split(separator: "\n").map {
      try JSONDecoder().decode(ErrorLine.self, from: Data($0.utf8))
    }
    #expect(run.status == 78)
    #expect(run.output == "")
    #expect(lines.allSatisfy { $0.event == "error" && $0.status == 78 })
    #expect(lines.flatMap { [$0.message] + ($0.hint.map { [$0] } ?? []) }.joined(separator: "\n") == file.message)
  }

  private struct ErrorLine: Decodable {
    var event: String
    var message: String
    var hint: String?
    var status: Int
  }

  /// A statement begins with the file's name, a hint does not.
  private func classic(_ message: String) -> [String] {
    message.split(separator: "\n").map {
      $0.hasPrefix("web.rc:") ? "error            : \($0)" : "hint             : \($0)"
    }
  }
}

extension BrokenFile: CustomTestStringConvertible {
  public var testDescription: String { name }
}

/// A folder with one rc file, and a cloud that nobody should ask.
private final class Desk: Sendable {
  let cloud: Simulator
  private let folder = FileManager.default.temporaryDirectory.appending(path: "cronscale-desk-\(UUID().uuidString)")

  init() async throws {
    cloud = try Simulator(.quick)
    try await cloud.start()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
    let cloud = cloud
    Task { await cloud.stop() }
  }

  var files: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [] }

  /// A run with the file, which names our cloud wherever its endpoint is none of its mistakes.
  func run(_ file: BrokenFile, options: String = "") async throws -> ShellRun {
    let path = folder.appending(path: "web.rc").path
    let good = "host = https://cloud.example.com/client/api\n"
    try Data(file.text.replacing(good, with: "host = \(cloud.endpoint)\n").utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return try await shell(
      "exec \(usualRun) \(options)", in: folder, environment: ["HOME": "/home/ann", "PATH": "/usr/bin:/bin"])
  }
}

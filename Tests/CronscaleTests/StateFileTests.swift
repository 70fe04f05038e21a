import Foundation
import Scaling
import Testing

@testable import cronscale

@Suite struct StateFileTests {
  private let folder: String
  private let subject = StateFile.Subject(endpoint: "http://cloud/client/api", rules: ["64330"])

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("state-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var file: StateFile { StateFile(path: "\(folder)/web.json", subject: subject) }

  private var memory: Memory {
    var memory = Memory()
    memory.breachesOut = 2
    memory.lastScaleOut = Instant(1_795_000_000)
    memory.operation = .launch(
      name: "web-261121172752-7f3a",
      at: .init(endpoint: subject.endpoint, rules: subject.rules, account: "scaler/1"), now: Instant(1_795_000_001.5))
    return memory
  }

  @Test func `what was written is what is read`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try file.read() == .nothing)
    try file.write(memory)
    #expect(try file.read() == .memory(memory))
  }

  @Test func `the file is its owner's alone and leaves no draft`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try file.write(memory)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["web.json"])
  }

  @Test(arguments: [
    "", "{", "[]", "{\"version\":1}", "{\"version\":0,\"subject\":{},\"memory\":{}}", "\u{0}\u{1}garbage",
  ])
  func `a file that says nothing believable is unreadable, and can be put aside`(contents: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try contents.write(toFile: file.path, atomically: false, encoding: .utf8)
    guard case .unreadable = try file.read() else {
      Issue.record("it was believed")
      return
    }
    #expect(try file.setAside(stamp: "261121172752") == "\(folder)/web.json.unreadable-261121172752")
    #expect(try file.read() == .nothing)
  }

  @Test(arguments: [
    ("\"breachesOut\" : 2", "\"breachesOut\" : 9223372036854775807"), ("\"breachesIn\" : 0", "\"breachesIn\" : -1"),
    ("\"count\" : 0", "\"count\" : 9223372036854775807"), ("1795000000", "1e300"), ("1795000000", "-1e999"),
    ("1795000001.5", "1e18"),
  ])
  func `a file with numbers that no run can have written is unreadable`(right: String, wrong: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try file.write(memory)
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    try #require(text.contains(right))
    try text.replacing(right, with: wrong).write(toFile: file.path, atomically: false, encoding: .utf8)
    guard case .unreadable = try file.read() else {
      Issue.record("it was believed")
      return
    }
  }

  @Test func `a file about another rule or endpoint says so`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try file.write(memory)
    let other = StateFile(path: file.path, subject: .init(endpoint: subject.endpoint, rules: ["1"]))
    #expect(try other.read() == .another(memory, of: subject))
  }
}

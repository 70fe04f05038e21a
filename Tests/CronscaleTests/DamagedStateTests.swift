import Foundation
import Scaling
import Testing

@testable import cronscale

/// A state file that a machine's fault has cut off or filled up.
@Suite struct DamagedStateTests {
  private let subject = StateFile.Subject(endpoint: "http://cloud/client/api", rules: ["64330"])

  private func file(_ bytes: [UInt8]) -> StateFile {
    StateFile(
      path: "state/web.json", subject: subject,
      disk: Disk(read: { _ in bytes }, replace: { _, _ in }, rename: { _, _ in }, names: { _ in [] }))
  }

  /// A memory with something in every place.
  private var memory: Memory {
    var memory = Memory()
    (memory.breachesOut, memory.breachesIn) = (2, 1)
    (memory.lastScaleOut, memory.lastScaleIn) = (Instant(1_795_000_000), Instant(1_795_000_300.25))
    memory.failedLaunches.note(at: Instant(1_795_000_100))
    memory.operation = .launch(
      name: "web-261121172752-7f3a",
      at: .init(endpoint: subject.endpoint, rules: subject.rules, account: "scaler/1"), now: Instant(1_795_000_001.5))
    return memory
  }

  private func written() throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try StateFile(path: path, subject: subject).write(memory)
    return try Array(Data(contentsOf: URL(filePath: path)))
  }

  @Test func `cut off at any length it is unreadable, or still says all`() throws {
    let whole = try written()
    let readable = try whole.indices.filter { try file(Array(whole[..<$0])).read() != Self.unreadable }
    #expect(readable == [whole.count - 1])
    #expect(try file(whole.dropLast()).read() == .memory(memory))
  }

  /// What a file system may show after a loss of power: the length is there, the rest of the bytes is not.
  @Test func `filled up with zeros from any length on it is unreadable, or still says all`() throws {
    let whole = try written()
    for length in whole.indices {
      let found = try file(whole[..<length] + [UInt8](repeating: 0, count: whole.count - length)).read()
      #expect(found == Self.unreadable || found == .memory(memory), "\(length)")
    }
  }

  private static let unreadable = StateFile.Recollection.unreadable("it is no state file")

  @Test(arguments: [2, 3, 1_000_000])
  func `a newer version is no damage: it is refused, whatever else the file holds`(version: Int) {
    let text = #"{"version":\#(version),"writer":"cronscale 9.1","groups":[]}"#
    #expect(
      throws: Failure(
        .configuration,
        "state file state/web.json was written by cronscale 9.1 and has version \(version); this is "
          + "\(StateFile.writer), which knows version 1",
        hint: "go back to the newer one; or, once its status shows nothing under way, "
          + "mv state/web.json state/web.json.\(version)")
    ) {
      try file(Array(text.utf8)).read()
    }
  }

  @Test func `a repair that waits for a job of a rule that is no longer named is no damage`() throws {
    var place = Operation.Place(endpoint: subject.endpoint, rules: ["64330", "64331"], account: "ops")
    let machine = Machine(id: "102", name: "web-2", state: .running)
    let repair = Operation.repair(Repair(machine: machine, rules: ["64331"]), at: place, now: Instant(0))
    place.rules = subject.rules
    var memory = Memory()
    memory.operation = repair.carried(on: place)
    #expect(memory.operation?.missing == [])
    let contents = StateFile.Contents(version: StateFile.version, writer: nil, subject: subject, memory: memory)
    #expect(try file(Array(try JSONEncoder().encode(contents))).read() == .memory(memory))
  }

  @Test func `two files that are put aside in the same second are both kept`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("state-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = StateFile(path: "\(folder)/web.json", subject: subject)
    for content in ["first", "second", "third"] {
      try content.write(toFile: file.path, atomically: false, encoding: .utf8)
      _ = try file.setAside(stamp: "261025023000")
    }
    let kept = try ["", "+", "++"].map {
      try String(contentsOfFile: "\(file.path).unreadable-261025023000\($0)", encoding: .utf8)
    }
    #expect(kept == ["first", "second", "third"])
  }
}

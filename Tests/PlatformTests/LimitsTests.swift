import Foundation
import Testing

@testable import Platform

struct LimitsTests {
  @Test func `waiting ends at the deadline`() {
    #expect(Limits(deadline: Deadline(in: 0.05)).sleep() == .deadlinePassed)
  }

  @Test func `waiting ends when the program is interrupted`() {
    #expect(Limits(deadline: Deadline(in: 100), isInterrupted: { true }).sleep() == .interrupted)
  }

  @Test func `waiting ends when a descriptor is ready`() throws {
    let pipe = try Platform.Pipe()
    let limits = Limits(deadline: Deadline(in: 100))
    #expect(limits.wait(writing: [pipe.writing.number]) == .ready)
    #expect(limits.orSooner(in: 0.01).wait(reading: [pipe.reading.number]) == .deadlinePassed)
  }

  @Test func `the sooner of two deadlines counts`() {
    #expect(Deadline(in: 1).orSooner(in: 100).secondsLeft <= 1)
    #expect(Deadline(in: 100).orSooner(in: 1).secondsLeft <= 1)
    #expect(Deadline(in: 0).hasPassed)
  }

  @Test func `a file's bytes are read, up to a limit`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data("0123456789".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try contents(ofFile: path) == Array("0123456789".utf8))
    #expect(try contents(ofFile: path, limit: 4) == Array("0123".utf8))
    #expect(throws: SystemError("open", code: ENOENT)) { try contents(ofFile: path + "x") }
    #expect(throws: SystemError("read", code: EISDIR)) { try contents(ofFile: "/") }
  }
}

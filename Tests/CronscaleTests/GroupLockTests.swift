import Foundation
import Testing

@testable import cronscale

@Suite struct GroupLockTests {
  private let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).lock").path

  /// What taking the lock brings, in a form that can be compared.
  private func attempt() throws -> String {
    switch try GroupLock.take(path, owner: "the second") {
    case .held(let lock):
      lock.release()
      return "held"
    case .taken(let holder): return "taken by \(holder)"
    }
  }

  @Test func `a second run is told who holds the group, until the first lets go`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    switch try GroupLock.take(path, owner: "process 7 since then") {
    case .taken: Issue.record("nobody else has it")
    case .held(let lock):
      #expect(try attempt() == "taken by process 7 since then")
      lock.release()
    }
    #expect(try attempt() == "held")
  }
}

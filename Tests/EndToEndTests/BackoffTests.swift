import CloudSimulator
import Foundation
import Testing

/// What follows a launch that failed.
@Suite struct BackoffTests {
  private static func worldWithoutRoom(load: String = "3.42") async throws -> World {
    let world = try await World(load: load)
    world.trouble { $0.startsFail = true }
    return world
  }

  @Test func `a VM in state Error is destroyed, and the next run says when it will try again`() async throws {
    let world = try await Self.worldWithoutRoom()
    let failed = try await world.run()
    #expect(failed.status == 69)
    #expect(world.changes == ["deployVirtualMachine", "destroyVirtualMachine"])
    #expect(world.fates == [.destroyed])
    #expect(
      failed.errors.generalized == [
        "launch undone    : NAME: Unable to create a deployment for VM[User|NAME] (533)",
        "launch failed    : NAME: Unable to create a deployment for VM[User|NAME] (533)",
      ])
    let next = try await world.run()
    #expect(next.status == 0)
    #expect(
      next.lines.generalized.first
        == "decision         : nothing (load 3.42 > 3; the last launch failed, next try in N s; size 2, min 2, max 4)")
    #expect(world.ledger.deploys == 1)
  }

  @Test func `below min_size a launch is tried again after five minutes, however many have failed`() async throws {
    let world = try await Self.worldWithoutRoom(load: "2.00")
    let settings: [String: [String: String?]] = ["scaling": ["min_size": "3"]]
    #expect(try await world.run(changing: settings).status == 69)
    try world.editState { memory in
      memory["failedLaunches"] = ["count": 9, "last": Date().timeIntervalSince1970 - 200]
    }
    let early = try await world.run(changing: settings)
    #expect(
      early.decision?.contains(/^nothing \(below min_size; the last 9 launches failed, next try in [0-9]+ s; size 2/)
        == true)
    try world.editState { memory in
      memory["failedLaunches"] = ["count": 9, "last": Date().timeIntervalSince1970 - 301]
    }
    world.trouble { $0.startsFail = false }
    #expect(
      try await world.run(changing: settings).decision == "scale out (below min_size; size 2, min 3, max 4)")
    #expect(world.fates == [.destroyed, .member])
  }
}

import CloudSimulator
import Foundation
import Testing

/// One run at a time for a group.
@Suite struct LockTests {
  @Test func `a second run says who holds the group and since when, asks for nothing, and ends well`() async throws {
    let world = try await World()
    let gate = world.hold("listLoadBalancerRuleInstances")
    let first = try world.start()
    try await gate.reached()
    let second = try await world.run()
    #expect(second.status == 0)
    #expect(second.errors == [])
    #expect(
      second.lines.map { $0.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}/, with: "TIME") } == [
        "lock             : process \(first.id) since TIME has this group; this run stands back"
      ])
    #expect(world.commands == [])
    gate.open()
    #expect(try await first.finished().status == 0)
  }

  @Test func `a run that was killed leaves no lock behind`() async throws {
    let world = try await World()
    _ = try await world.run(stoppedBy: SIGKILL, at: "listLoadBalancerRuleInstances")
    let next = try await world.run()
    #expect(next.status == 0)
    #expect(next.decision == "nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
  }
}

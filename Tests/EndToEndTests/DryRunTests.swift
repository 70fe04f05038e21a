import CloudSimulator
import Foundation
import TestSupport
import Testing

/// A dry run decides and says what would be done and why, and changes nothing, in the cloud or on disk.
@Suite struct DryRunTests {
  /// Runs with `-n` and checks that nothing was touched.
  private func rehearse(_ world: World, changing changes: [String: [String: String?]] = [:]) async throws -> Finished {
    try world.write(world.rc(changes))
    let before = try world.snapshot()
    let ledger = world.ledger
    let changesBefore = world.changes
    let run = try await world.program(["--dry-run"]).finished()
    #expect(try world.snapshot() == before)
    #expect(world.ledger == ledger)
    #expect(world.changes == changesBefore)
    return run
  }

  @Test func `a scale out that is due is told with its parameters`() async throws {
    let world = try await World(load: "3.42")
    let run = try await rehearse(world)
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(
      run.lines.generalized == [
        "decision         : scale out (load 3.42 > 3; size 2, min 2, max 4)",
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : 3.42", "now_vm_count     : 2",
        "vm count         : now 2, max 4", "scale out        : +1 (load 3.42 > 3)",
        "dry run          : would deploy NAME, serviceofferingid=21, templateid=421, zoneid=1",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 3.42", "now_vm_count     : 2",
      ])
  }

  @Test func `a scale in that is due is told with its victim`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    let run = try await rehearse(world)
    #expect(run.status == 0)
    #expect(run.decision == "scale in web-3 (load 0.3 < 1; size 3, min 2, max 4)")
    #expect(
      run.lines.last
        == "dry run          : would unregister 103 from rule 64330 (web-3), then drain it for 0 s and destroy it")
  }

  @Test func `unfinished work is told with its next step`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    _ = try await world.run(stoppedBy: SIGKILL, at: "destroyVirtualMachine", .beforeIsDone)
    let run = try await rehearse(world)
    #expect(run.status == 0)
    #expect(
      run.lines.prefix(3) == [
        "unfinished       : removal of web-3 id 103, being destroyed",
        "dry run          : would destroy 103 (web-3)",
        "decision         : nothing (unfinished: removal of web-3 id 103, being destroyed; size 2, min 2, max 4)",
      ])
  }

  @Test func `an unknown host key that would be accepted is not written down`() async throws {
    let world = try await World()
    try world.write("", to: "known_hosts")
    let knownHosts = world.folder.appending(path: "known_hosts").path
    let run = try await rehearse(
      world, changing: ["monitoring": ["known_hosts": knownHosts, "host_key": "accept-new"]])
    #expect(run.status == 0)
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
    #expect(try world.snapshot().keys.contains("state") == false)
  }

  @Test func `a state file that cannot be read stays where it is`() async throws {
    let world = try await World()
    _ = try await world.run()
    try world.write("{", to: "state/web.json")
    let run = try await rehearse(world)
    #expect(run.status == 0)
    #expect(
      run.errors == [
        "warning          : state file state/web.json: it is no state file; a real run would put it aside",
        "hint             : a VM that was on its way in or out may be nobody's now: cronscale status names it",
      ]
    )
  }

  @Test func `another run's lock does not stop it`() async throws {
    let world = try await World()
    let gate = world.hold("listLoadBalancerRuleInstances")
    let first = try world.start()
    try await gate.reached()
    let run = try await rehearse(world)
    #expect(run.status == 0)
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
    gate.open()
    #expect(try await first.finished().status == 0)
  }
}

import CloudSimulator
import Foundation
import Testing

/// Section 4 of the contract as its user sees it: real runs, a real sshd, a simulated cloud.
@Suite struct ScalingTests {
  @Test func `between the thresholds nothing is done, with one request`() async throws {
    let world = try await World()
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(
      run.lines == [
        "decision         : nothing (load 2, between 1 and 3; size 2, min 2, max 4)",
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : 2", "now_vm_count     : 2",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 2", "now_vm_count     : 2",
      ])
    #expect(world.commands == ["listLoadBalancerRuleInstances"])
    #expect(world.files == ["state", "state/web.json", "state/web.lock", "web.rc"])
  }

  @Test func `above the out threshold there is one server more`() async throws {
    let world = try await World(.paced, load: "3.42")
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.errors == [])
    let name = try #require(world.members.last)
    let job = "450318"
    #expect(
      run.lines.map { $0.replacing(name, with: "NAME") } == [
        "decision         : scale out (load 3.42 > 3; size 2, min 2, max 4)",
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : 3.42", "now_vm_count     : 2",
        "vm count         : now 2, max 4", "scale out        : +1 (load 3.42 > 3)",
        "deploy           : NAME id 103 jobid \(job)",
        "query job        : jobid: \(job), jobstatus: 0", "query job        : jobid: \(job), jobstatus: 1",
        "load balancer    : registered with 64330", "now vm count     : 3",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 3.42", "now_vm_count     : 3",
      ])
  }

  @Test func `below the in threshold the newest server goes, unregistered first`() async throws {
    let world = try await World(load: "0.30")
    world.cloud.withCloud { cloud, now in _ = cloud.addMember(named: "web-3", at: now) }
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(world.changes == ["removeFromLoadBalancerRule", "destroyVirtualMachine"])
    #expect(world.members == ["web-1", "web-2"])
    #expect(world.machines == ["web-1", "web-2"])
  }
}

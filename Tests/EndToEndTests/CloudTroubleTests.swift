import CloudSimulator
import Testing

/// A job that ended is not believed: what counts is what the cloud shows.
@Suite struct CloudTroubleTests {
  @Test func `a VM listed on a rule that a failed assign left inactive is registered once more`() async throws {
    let world = try await World(load: "3.42")
    world.trouble { $0.loadBalancerFails = true }
    world.intercept { [weak world] request, process in
      if request.command == "removeFromLoadBalancerRule" { world?.trouble { $0.loadBalancerFails = false } }
      return process(request)
    }
    let run = try await world.run()
    #expect(run.status == 0, "\(run)")
    #expect(
      world.changes == [
        "deployVirtualMachine", "assignToLoadBalancerRule", "removeFromLoadBalancerRule", "assignToLoadBalancerRule",
      ])
    #expect(world.fates == [.member])
    #expect(world.cloud.withCloud { cloud, _ in cloud.rule.state } == .active)
  }

  @Test func `a VM that cannot be registered is destroyed as soon as the rule lets it go`() async throws {
    let world = try await World(load: "3.42")
    world.trouble { $0.loadBalancerFails = true }
    let run = try await world.run()
    #expect(run.status == 69)
    #expect(world.isUnfinished)
    world.trouble { $0.loadBalancerFails = false }
    let others = try await world.runUntilQuiet()
    #expect(others.last?.status == 69)
    #expect(world.fates == [.destroyed])
    #expect(world.members == ["web-1", "web-2"])
    #expect(world.ledger.deploys == 1)
  }

  @Test func `a deploy job that the server lost is judged by the VM's own state`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.bootTime = 60
    let world = try await World(configuration, load: "3.42")
    _ = try await world.run(changing: ["scaling": ["job_timeout": "0.2"]])
    world.cloud.withCloud { cloud, now in cloud.restart(startingBecomes: .running, at: now) }
    world.clock.advance(by: 6)
    let runs = try await world.runUntilQuiet()
    #expect(runs.last?.status == 69)
    #expect(world.fates == [.destroyed])
    #expect(world.ledger.deploys == 1)
  }

  @Test func `a job that the server has forgotten is not missed`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.jobLifetime = 0
    let world = try await World(configuration, load: "3.42")
    let run = try await world.run()
    #expect(run.status == 0, "\(run)")
    #expect(world.fates == [.member])
  }

  @Test func `a VM that somebody destroys while it starts is given up, and not launched again at once`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.bootTime = 60
    let world = try await World(configuration, load: "3.42")
    let impatient: [String: [String: String?]] = ["scaling": ["job_timeout": "0.3"]]
    _ = try await world.run(changing: impatient)
    let name = try #require(world.machines.last)
    world.cloud.withCloud { cloud, now in cloud.expunge(name, at: now) }
    world.clock.advance(by: 60)
    let runs = try await world.runUntilQuiet(changing: impatient)
    #expect(runs.last?.status == 69)
    #expect(world.ledger.deploys == 1)
    #expect(world.machines == ["web-1", "web-2"])
  }

  @Test func `a victim that has come to be protected since the decision is kept`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.flavour = .v4
    let world = try await World(configuration, load: "0.30")
    world.addMembers("web-3")
    world.intercept { [weak world] request, process in
      let answer = process(request)
      if request.command == "listVirtualMachines" { world?.cloud.withCloud { cloud, _ in cloud.protect("web-3") } }
      return answer
    }
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.lines.contains("vm kept          : web-3: it is protected from deletion"))
    #expect(world.changes == [])
    #expect(!world.isUnfinished)
  }

  @Test func `a victim that somebody else removes meanwhile is done with`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    let settings: [String: [String: String?]] = ["scaling_policy_in": ["drain": "3600"], "scaling": [:]]
    let program = try world.start(changing: settings)
    try await until { world.state.contains("\"draining\"") }
    program.kill(15)
    #expect(try await program.finished().status == 75)
    world.cloud.withCloud { cloud, now in cloud.expunge("web-3", at: now) }
    // A VM that has vanished is believed to be gone a minute later, which is another run's.
    let runs = try await world.runUntilQuiet(
      changing: ["scaling_policy_in": ["drain": "0"], "scaling": ["job_timeout": "0.5"]])
    #expect(runs.map(\.status) == [75, 0])
    #expect(world.machines == ["web-1", "web-2"])
    #expect(!world.changes.contains("destroyVirtualMachine"))
  }
}

import CloudSimulator
import Testing

/// min_size and max_size, which are kept whatever the load.
@Suite struct SizeTests {
  @Test func `below min_size there is one server more a run, whatever the load, periods or cooldown`() async throws {
    let world = try await World(load: "0.10")
    let settings: [String: [String: String?]] = [
      "scaling": ["min_size": "4"], "scaling_policy_out": ["periods": "3", "cooldown": "300"],
    ]
    let runs = [try await world.run(changing: settings), try await world.run(changing: settings)]
    #expect(runs.map(\.status) == [0, 0])
    #expect(
      runs.map(\.decision) == [
        "scale out (below min_size; size 2, min 4, max 4)", "scale out (below min_size; size 3, min 4, max 4)",
      ])
    #expect(world.fates == [.member, .member])
    #expect(world.members.count == 4)
  }

  @Test func `above max_size there is one server less a run, whatever the load, and none more`() async throws {
    let world = try await World(load: "9.00")
    world.addMembers("web-3", "web-4")
    let settings: [String: [String: String?]] = [
      "scaling": ["min_size": "1", "max_size": "2"], "scaling_policy_in": ["periods": "3", "cooldown": "300"],
    ]
    var decisions: [String?] = []
    for _ in 1...3 { decisions.append(try await world.run(changing: settings).decision) }
    #expect(
      decisions == [
        "scale in web-4 (above max_size; size 4, min 1, max 2)",
        "scale in web-3 (above max_size; size 3, min 1, max 2)",
        "nothing (load 9 > 3; at max_size; size 2, min 1, max 2)",
      ])
    #expect(world.members == ["web-1", "web-2"])
    #expect(world.machines == ["web-1", "web-2"])
  }

  @Test func `a stopped member is named and does not count towards min_size`() async throws {
    let world = try await World()
    world.set("web-2", to: .stopped)
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(
      run.lines.prefix(2) == [
        "member           : web-2 id 102 is Stopped, it does not count towards min_size",
        "decision         : scale out (below min_size; size 1, min 2, max 4)",
      ])
    #expect(world.fates == [.member])
  }

  @Test func `a group below min_size that stopped members fill launches nothing and says what to do`() async throws {
    let world = try await World()
    world.set("web-2", to: .stopped)
    let run = try await world.run(changing: ["scaling": ["max_size": "2"]])
    #expect(run.status == 69)
    #expect(
      run.errors == [
        "error            : the group is below min_size, and VMs that do not serve fill it up to max_size: "
          + "web-2 (id 102) is Stopped",
        "hint             : start and register them, or take them out of the rule and destroy them, or raise max_size",
      ])
    #expect(
      run.decision
        == "nothing (below min_size; 2 VMs count towards max_size, 1 of them without serving: web-2 is Stopped; "
        + "size 1, min 2, max 2)")
    #expect(world.changes == [])
  }

  @Test func `a VM that was launched and is no member counts towards max_size`() async throws {
    let world = try await World(load: "3.42")
    world.cloud.withCloud { cloud, now in _ = cloud.addMachine(named: "web-261121172752-7f3a", at: now) }
    let run = try await world.run(changing: ["scaling": ["max_size": "3"]])
    #expect(run.status == 0)
    #expect(
      run.decision
        == "nothing (load 3.42 > 3; 3 VMs count towards max_size, 1 of them without serving: "
        + "web-261121172752-7f3a is Running; size 2, min 2, max 3)")
    #expect(world.changes == [])
  }
}

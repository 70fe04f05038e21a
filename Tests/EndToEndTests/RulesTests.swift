import CloudSimulator
import Foundation
import Testing

/// `load_balancer` with several rules: a VM is registered with all of them and counted on the first.
@Suite struct RulesTests {
  private static let both: [String: [String: String?]] = ["scaling": ["load_balancer": "64330, 64340"]]
  private static let launched = "web-261121172752-7f3a"

  private func world(
    load: String = "2.00", rules: Int = 2, _ change: (inout CloudConfiguration) -> Void = { _ in }
  ) async throws -> World {
    var configuration = CloudConfiguration.quick
    configuration.rules = rules
    change(&configuration)
    return try await World(configuration, load: load)
  }

  /// Of the log what tells about rules and repairs.
  private func repairs(_ run: Finished) -> [String] {
    run.lines.filter { $0.hasPrefix("repair") || $0.hasPrefix("load balancer") || $0.hasPrefix("unfinished") }
  }

  // MARK: - Out and in

  @Test func `a new VM joins every rule, and is counted on the first`() async throws {
    let world = try await world(load: "3.42", rules: 3)
    let run = try await world.run(changing: ["scaling": ["load_balancer": "64330, 64340, 64341"]])
    #expect(run.status == 0)
    #expect(run.errors == [])
    let new = try #require(world.members.last)
    #expect(world.members == ["web-1", "web-2", new])
    #expect(world.members(ofRuleAt: 1) == world.members)
    #expect(world.members(ofRuleAt: 2) == world.members)
    #expect(
      repairs(run) == [
        "load balancer    : registered with 64330", "load balancer    : registered with 64340",
        "load balancer    : registered with 64341",
      ])
    #expect(run.lines.contains("now vm count     : 3"))
  }

  @Test func `a VM leaves every rule before it is destroyed, the counted one last`() async throws {
    let world = try await world(load: "0.30") { $0.members = 3 }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(run.decision == "scale in web-3 (load 0.3 < 1; size 3, min 2, max 4)")
    #expect(world.machines == ["web-1", "web-2"])
    let rules = world.cloud.requestLog.filter { $0.command == "removeFromLoadBalancerRule" }.count
    #expect(rules == 2)
    #expect(world.ledger.acts.filter { $0.deed == .destroy }.allSatisfy { !$0.isListed })
    let stays = try #require(world.ledger.entries.last).memberships.map { ($0.rule, $0.until ?? .infinity) }
    #expect(stays.sorted { $0.1 < $1.1 }.map(\.0) == [64_340, 64_330])
  }

  @Test func `an idle run asks each rule once`() async throws {
    let world = try await world(rules: 3)
    _ = try await world.run(changing: ["scaling": ["load_balancer": "64330, 64340, 64341"]])
    let before = world.commands.count
    _ = try await world.run(changing: ["scaling": ["load_balancer": "64330, 64340, 64341"]])
    #expect(Array(world.commands[before...]) == Array(repeating: "listLoadBalancerRuleInstances", count: 3))
  }

  @Test func `all rules are asked at the same time`() async throws {
    let world = try await world()
    let there = Counter()
    let gate = Gate()
    world.intercept { request, process in
      guard request.command == "listLoadBalancerRuleInstances" else { return process(request) }
      // Nobody is answered until both have asked.
      if there.next() == 2 { gate.open() }
      await gate.wait()
      return process(request)
    }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
  }

  // MARK: - Repairs

  @Test func `a member that one rule lacks is registered there, and the run goes on to decide`() async throws {
    let world = try await world(load: "3.42")
    world.unregister("web-2", fromRuleAt: 1)
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(world.members(ofRuleAt: 1).sorted() == world.members.sorted())
    #expect(world.members.count == 3)
    #expect(
      run.lines.prefix(4) == [
        "repair           : web-2 id 102 is missing from rule 64340", "load balancer    : registered with 64340",
        "repair           : web-2 is no longer missing",
        "decision         : scale out (load 3.42 > 3; size 2, min 2, max 4)",
      ])
  }

  @Test func `a rule that somebody emptied is filled in one run`() async throws {
    let world = try await world { $0.members = 4 }
    for name in world.members { world.unregister(name, fromRuleAt: 1) }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(world.members(ofRuleAt: 1) == world.members)
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 4, min 2, max 4)")
    let before = world.changes.count
    _ = try await world.run(changing: Self.both)
    #expect(world.changes.count == before)
  }

  @Test func `a VM of ours that only another rule lists is brought into the first`() async throws {
    let world = try await world()
    world.addMembers(Self.launched)
    world.cloud.withCloud { cloud, now in
      cloud.register(Self.launched, withRuleAt: 1, at: now)
      cloud.unregister(Self.launched, fromRuleAt: 0, at: now)
    }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(world.members == ["web-1", "web-2", Self.launched])
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 3, min 2, max 4)")
  }

  @Test func `somebody else's VM in another rule is named, and never touched`() async throws {
    let world = try await world(load: "0.30") { $0.members = 3 }
    world.cloud.withCloud { cloud, now in
      _ = cloud.addMachine(named: "mail", at: now)
      cloud.register("mail", withRuleAt: 1, at: now)
    }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(
      run.errors == [
        "warning          : mail id 104, Running, is in rule 64340 and not in rule 64330: it is no member, and no run "
          + "touches it",
        "hint             : make it one: cronscale api assignToLoadBalancerRule id=64330 virtualmachineids=104 --wait --config web.rc; or "
          + "take it out: cronscale api removeFromLoadBalancerRule id=64340 virtualmachineids=104 --wait --config web.rc",
      ])
    #expect(world.machines == ["web-1", "web-2", "mail"])
  }

  @Test func `a repair that fails is put off, and the group is scaled all the same`() async throws {
    let world = try await world(load: "3.42")
    world.unregister("web-2", fromRuleAt: 1)
    world.intercept { request, process in
      guard request.command == "assignToLoadBalancerRule", request["virtualmachineids"] == "102" else {
        return process(request)
      }
      return Response(
        status: 530, text: #"{"assigntoloadbalancerruleresponse":{"errorcode":530,"errortext":"no right"}}"#)
    }
    let first = try await world.run(changing: Self.both)
    #expect(first.status == 69)
    #expect(first.errors.contains { $0.hasPrefix("repair failed    : web-2: ") })
    #expect(first.decision == "scale out (load 3.42 > 3; size 2, min 2, max 4)")
    let second = try await world.run(changing: Self.both)
    #expect(second.status == 0)
    #expect(
      repairs(second).first?.replacing(/in [0-9]+ s/, with: "in N s")
        == "repair           : web-2 id 102 is missing from rule 64340, next try in N s")
    #expect(second.decision == "scale out (load 3.42 > 3; size 3, min 2, max 4)")
    #expect(world.members.count == 4)
  }

  @Test(arguments: [Moment.beforeIsDone, .beforeIsAnswered])
  func `a repair that was killed is finished by the next run, which then decides`(moment: Moment) async throws {
    let world = try await world()
    world.unregister("web-2", fromRuleAt: 1)
    _ = try await world.run(
      stoppedBy: SIGKILL, at: "assignToLoadBalancerRule", moment, changing: Self.both)
    #expect(world.isUnfinished)
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(repairs(run).first == "unfinished       : repair of web-2 id 102, being registered")
    #expect(!repairs(run).contains { $0.contains("is missing from") })
    #expect(world.members(ofRuleAt: 1).sorted() == world.members)
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
    #expect(!world.isUnfinished)
  }

  @Test func `a repair whose rule the rc file no longer names ends, and the group is scaled again`() async throws {
    let world = try await world(load: "3.42")
    world.unregister("web-2", fromRuleAt: 1)
    _ = try await world.run(
      stoppedBy: SIGKILL, at: "assignToLoadBalancerRule", .beforeIsDone, changing: Self.both)
    #expect(world.isUnfinished)
    world.cloud.withCloud { cloud, now in cloud.deleteRule(at: 1, at: now) }
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(
      repairs(run).prefix(2) == [
        "unfinished       : repair of web-2 id 102, being registered",
        "repair           : web-2 is left as it is: the rules that lacked it are no longer named",
      ])
    #expect(run.decision == "scale out (load 3.42 > 3; size 2, min 2, max 4)")
  }

  @Test func `a rule that leaves the rc file while a VM joins it stays the group's`() async throws {
    let world = try await world(load: "3.42")
    _ = try await world.run(
      stoppedBy: SIGKILL, at: "assignToLoadBalancerRule", .beforeIsDone, changing: Self.both)
    #expect(world.isUnfinished)
    let state = world.state
    #expect(try await world.run().status == 78)
    #expect(world.state == state)
    let other = try await world.run(changing: ["scaling": ["load_balancer": "64340", "name": "shop"]])
    #expect(other.status == 78)
    #expect(
      other.errors.first
        == "error            : rule 64340 already belongs to another group: state/web.json remembers it")
  }

  @Test func `min_size comes before a repair`() async throws {
    let world = try await world { $0.members = 1 }
    world.unregister("web-1", fromRuleAt: 1)
    let first = try await world.run(changing: Self.both)
    #expect(first.decision == "scale out (below min_size; size 1, min 2, max 4)")
    #expect(!world.members(ofRuleAt: 1).contains("web-1"))
    _ = try await world.run(changing: Self.both)
    #expect(world.members(ofRuleAt: 1).sorted() == world.members.sorted())
  }

  @Test func `a dry run tells what it would register, and changes nothing`() async throws {
    let world = try await world()
    world.unregister("web-2", fromRuleAt: 1)
    let run = try await world.run("--dry-run", changing: Self.both)
    #expect(run.status == 0)
    #expect(world.changes == [])
    #expect(
      run.lines.prefix(2) == [
        "repair           : web-2 id 102 is missing from rule 64340",
        "dry run          : would register 102 with rule 64340 (web-2)",
      ])
  }

  // MARK: - Rules that are not there, or not to be read

  @Test func `a second rule that is not there changes nothing, and is told with those that are`() async throws {
    let world = try await world(load: "3.42")
    let run = try await world.run(changing: ["scaling": ["load_balancer": "64330, 64399"]])
    #expect(run.status == 78)
    #expect(world.changes == [])
    #expect(
      run.errors == [
        "error            : load_balancer 64399 in [scaling]: the account has no such rule",
        "hint             : take 64399 out of load_balancer in [scaling], or put another in its place; there are: "
          + "64330 (web-lb), 64340 (web-lb-2)",
      ])
    #expect(
      run.decision == "nothing (load 3.42 > 3; what rule 64399 lists is not known; size 2, min 2, max 4)")
  }

  @Test func `while a rule cannot be read nothing is changed, and the run says so`() async throws {
    let world = try await world(load: "3.42")
    world.intercept { request, process in
      guard request.command == "listLoadBalancerRuleInstances", request["id"] == "64340" else {
        return process(request)
      }
      return Response(
        status: 530,
        text: #"{"listloadbalancerruleinstancesresponse":{"errorcode":530,"errortext":"database is away"}}"#)
    }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 69)
    #expect(run.errors.first?.contains("database is away") == true)
    #expect(run.decision == "nothing (load 3.42 > 3; what rule 64340 lists is not known; size 2, min 2, max 4)")
    let status = try await world.shell("exec \"$cronscale\" status -c web.rc --state-dir state", changing: Self.both)
    #expect(status.status == 69)
    let lines = status.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("rule             : 64340 (no name), state unknown"))
    #expect(lines.contains("size             : 2 (min 2, max 4, 2 count against max)"))
    #expect(lines.count { $0.contains("database is away") } == 1)
    #expect(world.changes == [])
    world.intercept()
    let next = try await world.run(changing: Self.both)
    #expect(next.decision == "scale out (load 3.42 > 3; size 2, min 2, max 4)")
  }

  @Test func `rules that no VM can join both are refused before anything is changed`() async throws {
    let world = try await world(load: "3.42")
    world.intercept { request, process in
      let answer = process(request)
      guard request.command == "listLoadBalancerRules", request["id"] == "64340" else { return answer }
      return Response(status: 200, text: answer.text.replacing("\"account\":\"scaler\"", with: "\"account\":\"dev\""))
    }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 78)
    #expect(world.changes == [])
    #expect(
      run.errors == [
        "error            : load_balancer 64340 in [scaling]: it belongs to dev/1, and the first rule, 64330, belongs to "
          + "scaler/1, so a VM cannot be registered with both",
        "hint             : take it out of load_balancer; nothing is changed until then",
      ])
  }

  @Test func `a second rule that is deleted while a VM is launched is told, and no VM is lost`() async throws {
    let world = try await world(load: "3.42")
    world.strike(at: "assignToLoadBalancerRule", asked: 1) { world, _ in
      world.cloud.withCloud { cloud, now in cloud.deleteRule(at: 1, at: now) }
    }
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 78)
    #expect(world.isUnfinished)
    world.intercept()
    #expect(try await world.run(changing: Self.both).status == 78)
    let alone = try await world.run()
    #expect(alone.status == 78)
    #expect(alone.errors.first?.contains("begun for rules 64330, 64340 of ") == true)
    #expect(world.fates == [.member])
  }

  // MARK: - The rc file changes

  @Test func `a rule that joins the rc file keeps cooldowns, and every member joins it`() async throws {
    let world = try await world(load: "3.42")
    let cooldown: [String: [String: String?]] = ["scaling_policy_out": ["cooldown": "300"]]
    _ = try await world.run(changing: cooldown)
    #expect(world.members.count == 3)
    // Until a minute after it was launched a list that lacks it may lag.
    try world.editState { $0["latest"] = nil }
    let run = try await world.run(changing: cooldown.merging(Self.both) { $1 })
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(run.decision?.contains("cooldown over in ") == true)
    #expect(world.members(ofRuleAt: 1).sorted() == world.members.sorted())
    #expect(world.state.contains("\"64340\""))
  }

  @Test func `a rule that joins the rc file while a VM is launched is part of the launch`() async throws {
    let world = try await world(load: "3.42")
    _ = try await world.run(stoppedBy: SIGKILL, at: "assignToLoadBalancerRule", .beforeIsDone)
    #expect(world.isUnfinished)
    let run = try await world.run(changing: Self.both)
    #expect(run.status == 0)
    #expect(world.fates == [.member])
    #expect(world.members(ofRuleAt: 1) == world.members)
  }
}

extension World {
  /// Names of the members of one of several rules, numbered from 0.
  func members(ofRuleAt place: Int) -> [String] { cloud.withCloud { cloud, _ in cloud.memberNames(ofRuleAt: place) } }

  func unregister(_ machine: String, fromRuleAt place: Int) {
    cloud.withCloud { cloud, now in cloud.unregister(machine, fromRuleAt: place, at: now) }
  }
}

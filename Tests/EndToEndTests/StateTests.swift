import CloudSimulator
import Foundation
import Testing

/// What a run finds on disk.
@Suite struct StateTests {
  /// A world with a removal that waits for its destroy.
  private func unfinishedWorld() async throws -> World {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    _ = try await world.run(stoppedBy: SIGKILL, at: "destroyVirtualMachine", .beforeIsDone)
    return world
  }

  /// Runs, and expects that the unfinished operation is left alone.
  private func refusal(_ world: World, changing changes: [String: [String: String?]] = [:]) async throws -> [String] {
    let state = world.state
    let changesBefore = world.changes
    let run = try await world.run(changing: changes)
    #expect(run.status == 78)
    #expect(world.state == state)
    #expect(world.changes == changesBefore)
    return run.errors
  }

  private func complaint(_ place: String) -> [String] {
    [
      "error            : unfinished removal of web-3 id 103, being destroyed: it was begun for \(place), which the rc "
        + "file no longer names",
      "hint             : name it again until that is finished; or register or destroy the VM yourself, and only then: "
        + "rm state/web.json",
    ]
  }

  @Test func `an operation of another rule is not touched`() async throws {
    let world = try await unfinishedWorld()
    let errors = try await refusal(world, changing: ["scaling": ["load_balancer": "64331"]])
    #expect(errors == complaint("rule 64330 of \(world.cloud.endpoint)"))
  }

  @Test func `an operation of another endpoint is not touched`() async throws {
    let world = try await unfinishedWorld()
    let errors = try await refusal(world, changing: ["account": ["host": "\(world.cloud.endpoint)/"]])
    #expect(errors == complaint("rule 64330 of \(world.cloud.endpoint)"))
  }

  @Test func `an operation of another account is not touched`() async throws {
    let world = try await unfinishedWorld()
    world.intercept { request, process in
      let answer = process(request)
      guard request.command == "listLoadBalancerRules" else { return answer }
      return Response(status: 200, text: answer.text.replacing("\"scaler\"", with: "\"other\""))
    }
    let errors = try await refusal(world)
    #expect(errors == complaint("rule 64330 of scaler/1 at \(world.cloud.endpoint)"))
  }

  @Test func `settings of another rule begin with an empty memory where nothing is unfinished`() async throws {
    let world = try await World(load: "3.42")
    _ = try await world.run(changing: ["scaling_policy_out": ["cooldown": "300"]])
    let endpoint = "\(world.cloud.endpoint)/"
    let run = try await world.run(
      changing: ["account": ["host": endpoint], "scaling_policy_out": ["cooldown": "300"]])
    #expect(run.status == 0)
    #expect(run.decision == "scale out (load 3.42 > 3; size 3, min 2, max 4)")
    #expect(
      run.errors == [
        "warning          : state file state/web.json was about rule 64330 of \(world.cloud.endpoint): its cooldowns and "
          + "back-off are forgotten",
        "hint             : if that rule is still scaled by another rc file, give one of the two another name in [scaling]",
      ])
  }

  @Test func `a rule that is not there leaves what is remembered of the right one`() async throws {
    let world = try await World(load: "3.42")
    _ = try await world.run()
    let state = world.state
    #expect(state.contains("lastScaleOut"))
    let run = try await world.run(changing: ["scaling": ["load_balancer": "64331"]])
    #expect(run.status == 78)
    #expect(world.state == state)
  }

  @Test(arguments: ["", "{", "[]", #"{"version": 0}"#, "\u{0}\u{0}\u{0}\u{0}"])
  func `a state file that cannot be read is kept, strays are named, and the run goes on`(content: String) async throws {
    let world = try await World()
    world.cloud.withCloud { cloud, now in
      _ = cloud.addMachine(named: "web-261121172752-7f3a", at: now)
      _ = cloud.addMachine(named: "web-by-hand", at: now)
    }
    _ = try await world.run()
    try world.write(content, to: "state/web.json")
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
    let kept = try #require(world.files.first { $0.hasPrefix("state/web.json.unreadable-") })
    #expect(try String(contentsOf: world.folder.appending(path: kept), encoding: .utf8) == content)
    #expect(
      run.errors == [
        "warning          : state file state/web.json: it is no state file; it is kept as \(kept)",
        "hint             : a VM that was on its way in or out may be nobody's now: cronscale status names it",
        "no member        : web-261121172752-7f3a id 103 is Running: launched for this group, and in none of its rules",
      ])
  }

  @Test func `a group that was given another name while a VM was launched goes on only under one of them`() async throws
  {
    var configuration = CloudConfiguration.quick
    configuration.bootTime = 60
    let world = try await World(configuration, load: "3.42")
    _ = try await world.run(changing: ["scaling": ["job_timeout": "0.2"]])
    #expect(world.isUnfinished)
    world.clock.advance(by: 60)
    let renamed = try await world.run(changing: ["scaling": ["name": "shop"]])
    #expect(
      renamed.told
        == .failure(
          "rule 64330 already belongs to another group: state/web.json remembers it",
          hint:
            "if the group has a new name: mv state/web.json state/shop.json; otherwise keep only one rc file for the rule",
          status: 78))
    #expect(world.changes == ["deployVirtualMachine"])
    try FileManager.default.moveItem(
      at: world.folder.appending(path: "state/web.json"), to: world.folder.appending(path: "state/shop.json"))
    let moved = try await world.run(changing: ["scaling": ["name": "shop"]])
    #expect(moved.status == 0)
    #expect(world.fates == [.member])
    #expect(world.ledger.deploys == 1)
  }
}

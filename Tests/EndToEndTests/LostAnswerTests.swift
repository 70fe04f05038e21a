import CloudSimulator
import Testing

/// A deploy whose answer was lost is looked up by the name that was chosen before it, and never sent again.
@Suite struct LostAnswerTests {
  /// What may come in place of the answer; nil is a closed connection.
  private static let answers: [(name: String, response: Response?)] = [
    ("nothing", nil), ("a proxy's error", .page(status: 502, title: "Bad Gateway")),
    ("half an answer", Response(status: 200, text: "{ \"deployvirtualmachineresponse\" : {\"id\":")),
    ("a server's error", .page(status: 500, title: "Internal Server Error")),
  ]

  @Test(arguments: answers.indices) func `the VM is found by its name in the same run`(row: Int) async throws {
    let world = try await World(load: "3.42")
    world.intercept { request, process in
      let answer = process(request)
      return request.command == "deployVirtualMachine" ? Self.answers[row].response : answer
    }
    let run = try await world.run()
    #expect(run.status == 0, "\(run)")
    #expect(run.errors.count == 1)
    #expect(run.errors.generalized.allSatisfy { $0.hasPrefix("warning          : deploy NAME: ") })
    #expect(world.ledger.deploys == 1)
    #expect(world.fates == [.member])
  }

  @Test func `where no VM appears before the request has run out, the launch is given up`() async throws {
    let world = try await World(.paced, load: "3.42")
    let clock = world.clock
    world.intercept { request, process in
      guard request.command == "deployVirtualMachine" else { return process(request) }
      clock.advance(by: 91)
      return nil
    }
    let run = try await world.run()
    #expect(run.status == 69)
    #expect(
      run.errors.generalized.last
        == "launch failed    : NAME: no answer came to the deploy request, and no VM named NAME appeared")
    #expect(world.changes == ["deployVirtualMachine"])
    #expect(world.fates == [])
  }

  @Test func `a deploy that arrives late finds its signature run out`() async throws {
    let world = try await World(.paced, load: "3.42")
    let clock = world.clock
    world.intercept { request, process in
      if request.command == "deployVirtualMachine" { clock.advance(by: 61) }
      return process(request)
    }
    let run = try await world.run()
    #expect(run.status == 77)
    #expect(world.ledger.deploys == 0)
    #expect(!world.isUnfinished)
  }

  /// The other changes are judged by what the cloud shows. A VM that has vanished may only be missing from a list, so
  /// that is believed after a minute.
  @Test(arguments: ["assignToLoadBalancerRule", "removeFromLoadBalancerRule", "destroyVirtualMachine"])
  func `a change whose answer was lost is believed when the lists show it`(command: String) async throws {
    let isLaunch = command == "assignToLoadBalancerRule"
    let isVanished = command == "destroyVirtualMachine"
    let world = try await World(load: isLaunch ? "3.42" : "0.30")
    if !isLaunch { world.addMembers("web-3") }
    world.intercept { request, process in
      let answer = process(request)
      return request.command == command ? nil : answer
    }
    let settings = ["scaling": ["job_timeout": isVanished ? "0.3" : "60"]]
    let first = try await world.run(changing: settings)
    #expect(first.status == (isVanished ? 75 : 0), "\(first)")
    let others = try await world.runUntilQuiet(changing: settings)
    #expect(others.last?.status == (isVanished ? 0 : nil))
    #expect(Set(world.changes) == Self.changes(isLaunch: isLaunch))
    #expect(world.ledger.deploys == (isLaunch ? 1 : 0))
    #expect(world.members.count == (isLaunch ? 3 : 2))
    #expect(world.machines.count == (isLaunch ? 3 : 2))
  }

  /// All but a deploy may be asked for again before the lists show it.
  private static func changes(isLaunch: Bool) -> Set<String> {
    isLaunch
      ? ["deployVirtualMachine", "assignToLoadBalancerRule"] : ["removeFromLoadBalancerRule", "destroyVirtualMachine"]
  }
}

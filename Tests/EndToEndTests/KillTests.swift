import CloudSimulator
import Foundation
import Testing

/// Whatever a run dies of, and wherever, the next ones finish its work: no VM is lost, none launched twice.
@Suite struct KillTests {
  /// A point at which a run is killed.
  struct Point: CustomTestStringConvertible, Sendable {
    var command: String
    /// Which request of that command, from 1 on.
    var asked = 1
    var moment: Moment
    var testDescription: String { "\(command) \(asked) \(moment)" }
  }

  private static func points(_ commands: [String]) -> [Point] {
    commands.flatMap { command in Moment.allCases.map { Point(command: command, moment: $0) } }
  }

  /// A run asks twice after each of its two jobs.
  private static let looksAtJobs =
    [Point(command: "queryAsyncJobResult", moment: .beforeIsDone)]
    + (1...4).map { Point(command: "queryAsyncJobResult", asked: $0, moment: .beforeIsAnswered) }

  private static let launchPoints =
    points(["assignToLoadBalancerRule", "listVirtualMachines"]) + [
      Point(command: "deployVirtualMachine", moment: .beforeIsAnswered)
    ] + looksAtJobs

  @Test(arguments: launchPoints)
  func `a launch killed at any point is finished by the next runs, with one deploy`(point: Point) async throws {
    let world = try await World(.paced, load: "3.42")
    let killed = try await world.run(stoppedBy: SIGKILL, at: point.command, asked: point.asked, point.moment)
    #expect(killed.status == SIGKILL)
    let wasUnfinished = world.isUnfinished
    let runs = try await world.runUntilQuiet()
    #expect(runs.allSatisfy { $0.status == 0 })
    #expect(wasUnfinished == (point.command != "listVirtualMachines"))
    #expect(world.ledger.deploys == (wasUnfinished ? 1 : 0))
    #expect(world.fates == (wasUnfinished ? [.member] : []))
  }

  private static let removalPoints =
    points(["removeFromLoadBalancerRule", "destroyVirtualMachine"]) + looksAtJobs

  @Test(arguments: removalPoints)
  func `a removal killed at any point is finished by the next runs`(point: Point) async throws {
    let world = try await World(.paced, load: "0.30")
    world.addMembers("web-3")
    let killed = try await world.run(stoppedBy: SIGKILL, at: point.command, asked: point.asked, point.moment)
    #expect(killed.status == SIGKILL)
    #expect(world.isUnfinished)
    // A VM that has vanished is believed to be gone a minute later, which is another run's.
    let runs = try await world.runUntilQuiet(changing: ["scaling": ["job_timeout": "0.5"]])
    #expect(runs.last?.status == 0)
    #expect(runs.dropLast().allSatisfy { $0.status == 75 })
    #expect(world.machines == ["web-1", "web-2"])
    #expect(world.members == ["web-1", "web-2"])
  }

  @Test func `a removal killed while it drains waits for the rest of the time only`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    let settings: [String: [String: String?]] = ["scaling_policy_in": ["drain": "2"]]
    let program = try world.start(changing: settings)
    try await until { world.state.contains("\"draining\"") }
    program.kill(SIGKILL)
    #expect(try await program.finished().status == SIGKILL)
    #expect(world.members == ["web-1", "web-2"])
    #expect(world.machines == ["web-1", "web-2", "web-3"])
    let next = try await world.run(changing: settings)
    #expect(next.status == 0)
    #expect(next.lines.first == "unfinished       : removal of web-3 id 103, draining")
    #expect(world.machines == ["web-1", "web-2"])
    let (left, destroyed) = try drainTimes(of: "web-3", in: world)
    #expect(destroyed - left >= 2)
  }

  /// When the VM left the rule and when it was told to go.
  private func drainTimes(of name: String, in world: World) throws -> (left: Double, destroyed: Double) {
    let entry = try #require(world.ledger.entries.last { $0.name == name })
    let left = try #require(entry.memberships.last?.until)
    return (left, try #require(entry.history.last { $0.state == .stopping || $0.state == .destroyed }?.at))
  }

  @Test func `a deploy killed before the cloud had heard of it is given up when it can no longer take effect`()
    async throws
  {
    let world = try await World(load: "3.42")
    _ = try await world.run(stoppedBy: SIGKILL, at: "deployVirtualMachine", .beforeIsDone)
    let waiting = try await world.run(changing: ["scaling": ["job_timeout": "0.2"]])
    #expect(waiting.status == 75)
    #expect(
      waiting.errors.generalized == [
        "error            : launch of NAME, deploy sent, its answer unknown: still waiting for the VM to appear",
        "hint             : the next run goes on",
      ])
    world.clock.advance(by: 91)
    let last = try await world.run()
    #expect(last.status == 69)
    #expect(
      last.errors.generalized == [
        "launch failed    : NAME: no answer came to the deploy request, and no VM named NAME appeared"
      ])
    #expect(!world.isUnfinished)
    #expect(world.ledger.deploys == 0)
  }
}

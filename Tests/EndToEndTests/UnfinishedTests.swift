import CloudSimulator
import Foundation
import Testing

/// Runs that end before their work does.
@Suite struct UnfinishedTests {
  private static let impatient: [String: [String: String?]] = ["scaling": ["job_timeout": "0.3"]]

  @Test func `a job that takes longer than job_timeout is left to the next runs, and deployed once`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.bootTime = 60
    let world = try await World(configuration, load: "3.42")
    let first = try await world.run(changing: Self.impatient)
    #expect(first.status == 75)
    #expect(
      first.errors.generalized == [
        "error            : launch of NAME id 103, starting: still waiting for job 450318",
        "hint             : the next run goes on",
      ])
    let second = try await world.run(changing: Self.impatient)
    #expect(second.status == 75)
    #expect(
      second.lines.generalized.filter { $0.hasPrefix("unfinished") || $0.hasPrefix("decision") } == [
        "unfinished       : launch of NAME id 103, starting",
        "decision         : nothing (unfinished: launch of NAME id 103, starting; size 2, min 2, max 4)",
      ])
    world.clock.advance(by: 60)
    let last = try await world.run()
    #expect(last.status == 0)
    #expect(
      last.decision == "nothing (an earlier run's work was finished; one VM a run; size 3, min 2, max 4)")
    #expect(world.ledger.deploys == 1)
    #expect(world.fates == [.member])
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `a signal during the wait for a job ends the run with 75, and the next one goes on`(signal: Int32) async throws {
    let world = try await World(load: "3.42")
    let stopped = try await world.run(stoppedBy: signal, at: "queryAsyncJobResult")
    #expect(stopped.status == 75)
    #expect(stopped.errors == ["error            : interrupted by a signal; the next run goes on"])
    #expect(world.isUnfinished)
    let runs = try await world.runUntilQuiet()
    #expect(runs.map(\.status) == [0])
    #expect(world.ledger.deploys == 1)
    #expect(world.fates == [.member])
  }

  @Test func `a signal while the members are being read ends the run with 75, and nothing is begun`() async throws {
    let world = try await World(load: "3.42")
    let stopped = try await world.run(stoppedBy: SIGTERM, at: "listLoadBalancerRuleInstances")
    #expect(stopped.status == 75)
    #expect(stopped.lines == [])
    #expect(stopped.errors == ["error            : interrupted by a signal; the next run goes on"])
    #expect(world.changes == [])
  }

  @Test(arguments: ["deployVirtualMachine", "assignToLoadBalancerRule"])
  func `a signal during a change ends the run after it, and nothing is lost`(command: String) async throws {
    let world = try await World(load: "3.42")
    let stopped = try await world.run(stoppedBy: SIGTERM, at: command)
    #expect(stopped.status == 75)
    let runs = try await world.runUntilQuiet()
    #expect(runs.map(\.status) == [0])
    #expect(world.ledger.deploys == 1)
    #expect(world.fates == [.member])
  }
}

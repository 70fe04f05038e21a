import Foundation
import TestSupport
import Testing

/// Sections 3 and 4 of the contract: all hosts are asked at once, under the one deadline, whatever some of them do.
@Suite struct ManyHostsTests {
  @Test func `thirty hosts are asked at once`() async throws {
    let loads = (0..<30).map { Double($0) / 10 }
    let (world, farm) = (try await World(), try await Farm(loads))
    let run = try await world.run(changing: farm.changes(["vm": nil, "timeout": "60", "aggregate": "maximum"]))
    #expect(run.errors == [])
    #expect(run.lines.first == "hosts            : 30 of 30 answered, maximum 2.9")
    #expect(run.load == "2.9")
  }

  /// 15 that answer, some of them late, one that shows another key than the known one, and three that do not get there.
  private static let various: [Farm.Host] =
    Array(repeating: .load(2), count: 12)
    + [.slowCommand(1), .lateGreeting(1), .lateGreeting(2), .lateGreeting(0.1)]
    + [.slowCommand(60), .letsNobodyIn, .lateGreeting(60)]

  /// How the messages about them begin, and those about as many that are away.
  private static func troubles(_ farm: Farm, away count: Int) -> [String] {
    let silence = "time was up after 8 s, waiting for its SSH greeting and key exchange"
    let various = [
      (3, "the host key has changed: "), (16, "time was up after 8 s, waiting for the command to end"),
      (17, "the host does not let user "), (18, silence),
    ]
    let away = (0..<count).map { index in
      let host = farm.hosts[19 + index]
      let refusal = "no connection to \(host): connection refused"
      return (19 + index, [refusal, silence, "time was up after 8 s, waiting for a connection to \(host)"][index % 3])
    }
    return (various + away).map { "\(farm.hosts[$0]) port \(farm.port): \($1)" }
  }

  @Test(arguments: [(10, "15 of 29 answered, average 2", 0), (11, "15 of 30 answered, no load: too few", 77)])
  func `each host has a trouble of its own, and the others count while they are more than half`(
    away: Int, told: String, status: Int32
  ) async throws {
    let hosts = Self.various + (0..<away).map { [.dead, .hung, .dark][$0 % 3] }
    let (world, farm) = (try await World(), try await Farm(hosts))
    let known = try farm.knownHosts(wrongFor: [farm.hosts[3]])
    let clock = ContinuousClock()
    let start = clock.now
    let run = try await world.run(changing: farm.changes(["vm": nil, "known_hosts": known, "timeout": "8"]))
    #expect(clock.now - start < .seconds(30))
    #expect(run.status == status)
    #expect(run.lines.first == "hosts            : \(told)")
    let level = status == 0 ? "warning          : " : "error            : "
    let troubles = Self.troubles(farm, away: away).map { level + $0 }
    let said = run.errors.filter { !$0.hasPrefix("hint") }
    #expect(said.count == troubles.count && zip(said, troubles).map { String($0.prefix($1.count)) } == troubles)
  }

  @Test func `hosts that say nothing have the one time-out together, and cost nothing else`() async throws {
    let (good, hung) = (Array(repeating: Farm.Host.load(2), count: 8), Array(repeating: Farm.Host.hung, count: 6))
    let (world, farm) = (try await World(), try await Farm(good + hung))
    let clock = ContinuousClock()
    let start = clock.now
    let run = try await world.run(changing: farm.changes(["vm": nil, "timeout": "5"]))
    #expect(clock.now - start < .seconds(20))
    #expect(run.status == 0 && run.load == "2")
    #expect(run.lines.first == "hosts            : 8 of 14 answered, average 2")
    #expect(run.errors.count { $0.contains("time was up after 5 s") } == 6)
  }

  @Test func `the system's client reads them all`() async throws {
    let (world, farm) = (try await World(), try await Farm(Array(repeating: 2.5, count: 12)))
    let run = try await world.run(changing: farm.changes(["vm": nil, "transport": "ssh", "timeout": "60"]))
    #expect(run.errors == [])
    #expect(run.lines.first == "hosts            : 12 of 12 answered, average 2.5")
  }

  @Test func `silent hosts leave time for the others where the system's client cannot ask all at once`() async throws {
    let (hung, good) = (Array(repeating: Farm.Host.hung, count: 66), Array(repeating: Farm.Host.load(2), count: 4))
    let (world, farm) = (try await World(), try await Farm(hung + good))
    let run = try await world.run(changing: farm.changes(["vm": nil, "transport": "ssh", "timeout": "16"]))
    #expect(run.status == 69)
    #expect(run.lines.first == "hosts            : 4 of 70 answered, no load: too few")
  }

  @Test func `a signal ends all readings at once`() async throws {
    let (world, farm) = (try await World(), try await Farm([.load(2), .hung, .dark, .slowCommand(60)]))
    let program = try world.start(changing: farm.changes(["vm": nil, "timeout": "3600"]))
    try await until { world.commands.count == 1 }
    program.kill(SIGTERM)
    let run = try await program.finished()
    #expect(run.status == 75)
    #expect(run.errors == ["error            : interrupted by a signal; the next run goes on"])
  }

  @Test func `each step is told with its host's name where they are several`() async throws {
    let (world, farm) = (try await World(), try await Farm([2, 3]))
    let run = try await world.run("-v", changing: farm.changes(["timeout": "60"]))
    let steps = run.lines.filter { $0.hasPrefix("ssh ") }
    for host in farm.hosts {
      #expect(steps.count { $0.hasPrefix("ssh              : \(host): ") } == steps.count / 2)
    }
  }

  @Test func `groups have their own hosts and time-outs, all at the same time`() async throws {
    let (world, good, bad) = (try await World(), try await Farm([2, 3]), try await Farm([.load(2), .load(2), .hung]))
    try world.addGroup("a", changing: good.changes(["vm": nil]))
    try world.addGroup("b", changing: bad.changes(["vm": nil, "timeout": "5"]))
    let run = try await world.startGroups().finished()
    #expect(run.status == 0)
    #expect(run.lines.lines(of: "a").first == "hosts            : 2 of 2 answered, average 2.5")
    #expect(run.lines.lines(of: "b").first == "hosts            : 2 of 3 answered, average 2")
    #expect(run.errors.lines(of: "b").count == 2 && run.errors.lines(of: "a") == [])
  }
}

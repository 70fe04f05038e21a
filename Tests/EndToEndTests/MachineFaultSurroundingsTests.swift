import CloudSimulator
import Foundation
import Testing

/// Languages, masks, descriptors and clocks that a run may be started with.
@Suite struct MachineFaultSurroundingsTests {
  @Test func `whatever the language, the lines are the same`() async throws {
    let world = try await World(load: "3.00")
    let own = try await world.shell("exec env -i \(usualRun)")
    #expect(own.status == 0)
    let languages = [
      ["LANG": "ja_JP.UTF-8"], ["LANG": "ja_JP.eucJP"], ["LC_ALL": "de_DE.UTF-8"], ["LC_ALL": "tr_TR.UTF-8"],
      ["LC_ALL": "C"], ["LC_ALL": "xx_XX.no-such"], ["LC_NUMERIC": "de_DE.UTF-8", "LANGUAGE": "de:fr"], ["LC_ALL": ""],
    ]
    for language in languages {
      #expect(try await world.shell("exec \(usualRun)", environment: language).told == own.told, "\(language)")
    }
    let failures = try await [[:], ["LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"]].asyncMap { language in
      try await world.shell("exec \"$cronscale\" -c web.rc --state-dir web.rc", environment: language).told
    }
    #expect(failures[0].status == 70)
    #expect(failures[0] == failures[1])
  }

  @Test(arguments: ["SHELL=/bin/sh PATH=/usr/bin:/bin LOGNAME=web HOME=$PWD", "HOME= PATH="])
  func `what cron sets is enough, and so is less`(variables: String) async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("exec env -i \(variables) \(usualRun)")
    #expect(run.status == 0 && run.errors == "")
    #expect(world.members.count == 3)
  }

  @Test(arguments: ["000", "077", "022"])
  func `the state is for its owner's eyes whatever the mask, and whatever an earlier run left`(mask: String)
    async throws
  {
    let world = try await World(load: "9")
    let run = try await world.shell(
      "umask \(mask); mkdir -m 700 state; echo old >state/web.json.new; chmod 666 state/web.json.new; exec \(usualRun)")
    #expect(run.status == 0 && run.errors == "")
    let files = try await world.shell("stat -c '%a %n' state/*")
    #expect(files.output == "600 state/web.json\n600 state/web.lock\n")
  }

  @Test(arguments: ["<&- >&-", ">&- 2>&-"])
  func `two streams may be closed at once`(redirection: String) async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("exec \(usualRun) -v \(redirection)")
    #expect(run.status == 74)
    #expect(world.members.count == 3)
    #expect(world.machines == world.members)
  }

  @Test func `with few descriptors a run works or says what is missing, and never leaves half a launch for good`()
    async throws
  {
    let world = try await World(.paced, load: "9")
    var limit = 3
    repeat {
      limit += 1
      let run = try await world.shell("ulimit -n \(limit); exec \(usualRun)")
      #expect(run.status == 0 || !run.errorLines.isEmpty, "\(limit): \(run)")
      _ = try await world.runUntilQuiet()
      #expect(!world.fates.contains(.lost))
      // What a launch that was given up leaves behind is a back-off.
      _ = try await world.shell("rm -f state/web.json")
      #expect(world.ledger.deploys <= 1)
    } while world.members.count < 3 && limit < 64
    #expect(limit < 64)
    #expect(world.fates == [.member])
  }

  /// The clock of a run that was killed was wrong by so many seconds, and is right again.
  @Test(arguments: [
    (-86_400.0, "deployVirtualMachine", "destroyVirtualMachine"),
    (-3_600.0, "assignToLoadBalancerRule", "removeFromLoadBalancerRule"),
    (3_600.0, "deployVirtualMachine", "destroyVirtualMachine"),
    (86_400.0, "assignToLoadBalancerRule", "removeFromLoadBalancerRule"),
  ])
  func `a clock that was set between two runs loses no VM`(error: Double, launch: String, removal: String) async throws
  {
    let world = try await World(load: "3.42")
    _ = try await world.run(stoppedBy: SIGKILL, at: launch)
    try await finish(world, after: error, size: 3)
    #expect(world.fates == [.member])
    try world.setLoad("0.30")
    _ = try await world.run(stoppedBy: SIGKILL, at: removal)
    try await finish(world, after: error, size: 2)
    #expect(world.fates == [.destroyed])
    #expect(world.ledger.deploys == 1)
  }

  private func finish(_ world: World, after error: Double, size: Int) async throws {
    #expect(world.isUnfinished)
    try world.setClockRight(by: error)
    let settings = ["scaling": ["job_timeout": "0.5"]]
    for _ in 0..<10 where world.isUnfinished {
      let run = try await world.run(changing: settings)
      #expect([0, 75].contains(run.status), "\(run)")
      if world.isUnfinished { try world.letMinutePass() }
    }
    #expect(!world.isUnfinished)
    #expect(world.members.count == size)
    #expect(world.machines == world.members)
  }

  /// A change of time is another zone for the same clock.
  @Test(arguments: [("CET-1", "CEST-2"), ("EDT+4", "EST+5")])
  func `when summer time begins or ends a cooldown stays what it is`(before: String, after: String) async throws {
    let world = try await World(load: "9")
    let settings: [String: [String: String?]] = ["scaling_policy_out": ["cooldown": "1000"]]
    _ = try await world.shell("exec \(usualRun)", changing: settings, environment: ["TZ": before])
    #expect(world.fates == [.member])
    var hours: [Int] = []
    for zone in [before, after] {
      let run = try await world.shell("exec \(usualRun)", changing: settings, environment: ["TZ": zone])
      let left = try #require(run.lines.first?.firstMatch(of: /cooldown over in ([0-9]+) s/).flatMap { Int($0.1) })
      #expect((900...1000).contains(left))
      hours.append(try #require(Int(run.output.dropFirst(11).prefix(2))))
    }
    #expect([1, 2, 22, 23].contains((hours[1] - hours[0] + 24) % 24), "\(hours)")
  }
}

extension Array where Element: Sendable {
  fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}

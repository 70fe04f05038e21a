// The library that kills in the middle of a write is preloaded, which only Linux's linker does.
#if os(Linux)
  import Foundation
  import Testing

  /// The real binary, killed with SIGKILL before and after every request and every writing of its state file, once and
  /// twice in a row, and then run until quiet. `packaging/kill-everywhere` plays all pairs, or one sequence again.
  @Suite struct KillEverywhereTests {
    /// Told by `packaging/kill-everywhere`.
    private static let environment = ProcessInfo.processInfo.environment
    private static let playsAllPairs = environment["CRONSCALE_KILL_PAIRS"] == "all"
    /// One sequence; unless told, one that shows that its text is understood.
    private static let replay = environment["CRONSCALE_KILL_REPLAY"] ?? "3.0-uuid in: request 9 after, write 1 half"
    private static let only = environment["CRONSCALE_KILL_ONLY"]

    private static let scenarios = {
      let chosen = KillScenario.all.filter { only == nil || $0.description == only }
      precondition(!chosen.isEmpty, "there is only: \(KillScenario.all.map(\.description).joined(separator: ", "))")
      return chosen
    }()

    @Test(arguments: scenarios)
    func `killed at any point, every VM is in the end a member or destroyed`(scenario: KillScenario) async throws {
      let campaign = KillCampaign(scenario: scenario)
      let points = try await campaign.points()
      try #require(points.count > (scenario.direction == .repair ? 25 : 40))
      try await report("points", scenario) { try await campaign.singles(points) }
    }

    @Test(arguments: scenarios)
    func `killed twice in a row, every VM is in the end a member or destroyed`(scenario: KillScenario) async throws {
      let campaign = KillCampaign(scenario: scenario)
      let points = try await campaign.points()
      try await report("pairs", scenario) {
        try await campaign.pairs(points, every: Self.playsAllPairs ? (1, 1) : (9, 17))
      }
    }

    @Test func `a sequence is played again from its text`() async throws {
      let sequence = try #require(KillSequence(Self.replay), "no sequence: \(Self.replay)")
      #expect(sequence.description == Self.replay)
      let stage = try Stage(sequence.scenario)
      let result = try await onThread { try stage.play(sequence) }
      print("kill: \(sequence)\n\(result.log)")
      #expect(result.broken == [])
    }

    /// One line for what was played, and an issue for each sequence that broke the promise.
    private func report(
      _ what: String, _ scenario: KillScenario, _ play: () async throws -> KillCampaign.Tally
    ) async throws {
      let start = ContinuousClock.now
      let tally = try await play()
      let seconds = (ContinuousClock.now - start).formatted(.units(allowed: [.seconds], width: .narrow))
      let played = tally.played == tally.sequences ? "" : " (\(tally.played) different ones played)"
      print("kill: \(scenario): \(tally.sequences) \(what)\(played), \(tally.runs) runs, \(seconds)")
      for failure in tally.failures { Issue.record("\(failure)") }
      #expect(tally.sequences > 0)
    }
  }
#endif

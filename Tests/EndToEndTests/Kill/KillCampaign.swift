#if os(Linux)
  import Foundation

  /// Plays many sequences of one scenario, on a few stages at the same time.
  struct KillCampaign: Sendable {
    let scenario: KillScenario

    /// What came of it.
    struct Tally: Sendable {
      var sequences = 0
      /// Without those whose first kill left the same scene as another's; only these were played.
      var played = 0
      var runs = 0
      var failures: [String] = []
    }

    /// All points of a run that nobody disturbs, in the order of requests and writes.
    func points() async throws -> [KillPoint] {
      try await onStages([scenario.beginning]) { stage, scene in try stage.run(in: scene).run.points }[0]
    }

    /// One sequence for each point.
    func singles(_ points: [KillPoint]) async throws -> Tally {
      let killed = try await onStages(points) { stage, point in try Killed(scenario, at: point, on: stage) }
      var tally = Tally(sequences: killed.count, played: killed.count, runs: killed.count)
      try await finish(killed, &tally)
      return tally
    }

    /// Each point, and then each point of the run that follows it; or a fixed sample of both, every so many.
    ///
    /// Where several first kills leave the same scene, the second ones are played for one of them.
    func pairs(_ points: [KillPoint], every stride: (first: Int, second: Int) = (1, 1)) async throws -> Tally {
      let firsts = points.every(stride.first)
      let groups = try await onStages(firsts) { stage, point in try Killed(scenario, at: point, on: stage) }
        .grouped(by: \.fingerprint)
      let followers = try await onStages(groups) { stage, group in try group[0].points(on: stage) }
      let chosen = followers.enumerated().map { number, points in points.every(stride.second, from: number) }
      let pairs = zip(groups, chosen).flatMap { group, points in points.map { (first: group[0], second: $0) } }
      let killed = try await onStages(pairs) { stage, pair in try pair.first.killed(at: pair.second, on: stage) }
      var tally = Tally(
        sequences: zip(groups, chosen).reduce(0) { $0 + $1.0.count * $1.1.count }, played: pairs.count,
        runs: firsts.count + groups.count + pairs.count)
      try await finish(killed, &tally)
      return tally
    }

    /// What follows the last kill depends on nothing but the scene, and is played once for each that differs.
    private func finish(_ killed: [Killed], _ tally: inout Tally) async throws {
      let groups = killed.grouped(by: \.fingerprint)
      let endings = try await onStages(groups) { stage, group in try stage.finish(group[0]) }
      for (group, ending) in zip(groups, endings) {
        tally.runs += ending.runs.count - group[0].result.runs.count
        tally.failures += group.compactMap { $0.ended(as: ending, from: group[0]).failure }
      }
    }

    /// One stage more than processors, since a run waits for its host now and then.
    ///
    /// - Returns: what came of the items, in their order.
    private func onStages<Item: Sendable, Value: Sendable>(
      _ items: [Item], _ body: @escaping @Sendable (Stage, Item) throws -> Value
    ) async throws -> [Value] {
      let work = Queue(items)
      let count = min(items.count, ProcessInfo.processInfo.activeProcessorCount + 1)
      return try await withThrowingTaskGroup { group in
        for _ in 0..<count {
          group.addTask { [scenario] in
            let stage = try Stage(scenario)
            let values = try await onThread {
              var values: [(number: Int, value: Value)] = []
              while let next = work.next() { values.append((next.number, try body(stage, next.item))) }
              return values
            }
            return values
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
          .sorted { $0.number < $1.number }.map(\.value)
      }
    }
  }
#endif

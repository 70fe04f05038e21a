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

      fileprivate mutating func add(_ result: KillResult, newRuns: Int, standingFor count: Int = 1) {
        sequences += count
        played += 1
        runs += newRuns
        if let failure = result.failure { failures.append(failure) }
      }
    }

    /// All points of a run that nobody disturbs, in the order of requests and writes.
    func points() async throws -> [KillPoint] {
      try await onStages([scenario.beginning]) { stage, scene in try stage.run(in: scene).run.points }[0]
    }

    /// One sequence for each point.
    func singles(_ points: [KillPoint]) async throws -> Tally {
      var tally = Tally()
      for result in try await onStages(points, { stage, point in try stage.play(KillSequence(scenario, [point])) }) {
        tally.add(result, newRuns: result.runs.count)
      }
      return tally
    }

    /// Each point, and then each point of the run that follows it; or a fixed sample of both, every so many.
    ///
    /// Where several first kills leave the same scene, the second ones are played for one of them.
    func pairs(_ points: [KillPoint], every stride: (first: Int, second: Int) = (1, 1)) async throws -> Tally {
      let firsts = points.every(stride.first)
      let branches = try await onStages(firsts) { stage, point in
        try KillBranch(killing: scenario, at: point, on: stage)
      }
      let groups = branches.grouped(by: \.fingerprint)
      let seconds = try await onStages(groups) { stage, group in try group[0].points(on: stage) }
      let pairs = zip(groups, seconds).enumerated().flatMap { number, group in
        group.1.every(stride.second, from: number).map { (branch: group.0[0], second: $0, count: group.0.count) }
      }
      let results = try await onStages(pairs) { stage, pair in try pair.branch.play(pair.second, on: stage) }
      var tally = Tally(runs: branches.count + groups.count)
      for (pair, result) in zip(pairs, results) {
        tally.add(result, newRuns: result.runs.count - 1, standingFor: pair.count)
      }
      return tally
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
            let stage = try await Stage(scenario)
            let values = try await onThread {
              var values: [(number: Int, value: Value)] = []
              while let next = work.next() { values.append((next.number, try body(stage, next.item))) }
              return values
            }
            await stage.strike()
            return values
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
          .sorted { $0.number < $1.number }.map(\.value)
      }
    }
  }
#endif

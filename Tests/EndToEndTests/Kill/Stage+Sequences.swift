#if os(Linux)
  import CloudSimulator
  import Foundation

  extension Stage {
    /// Seconds between two runs.
    static let period = 60.0
    /// Runs after which a group that nothing disturbs must be quiet.
    private static let patience = 8

    /// All of a sequence.
    func play(_ sequence: KillSequence) throws -> KillResult {
      var killed = try Killed(sequence.scenario, at: sequence.points[0], on: self)
      for point in sequence.points.dropFirst() { killed = try killed.killed(at: point, on: self) }
      return try finish(killed)
    }

    /// Runs until one finds nothing to do and changes nothing.
    func finish(_ killed: Killed) throws -> KillResult {
      var (result, scene) = (killed.result, killed.scene)
      for _ in 0..<Self.patience {
        let before = scene.later(by: Self.period)
        let (run, after) = try self.run(in: before)
        result.runs.append(run)
        if ![0, 69, 75].contains(run.status) || run.isKilled { result.broken.append("a run ended with \(run.status)") }
        guard !run.isQuiet || after.isUnfinished else {
          let hasChanged = after.state != before.state || run.requests.contains(where: Self.isChange)
          result.broken += hasChanged ? ["a quiet run changed something"] : []
          result.broken += KillPromise(scenario: result.sequence.scenario, end: after).broken
          return result
        }
        scene = after
      }
      result.broken.append("not quiet after \(Self.patience) runs")
      return result
    }

    private static func isChange(_ command: String) -> Bool {
      !["list", "query"].contains { command.hasPrefix($0) }
    }
  }
#endif

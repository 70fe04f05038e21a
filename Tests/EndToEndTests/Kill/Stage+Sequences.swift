#if os(Linux)
  import CloudSimulator
  import Foundation
  import Synchronization

  extension Stage {
    /// Seconds between two runs.
    static let period = 60.0
    /// Runs after which a group that nothing disturbs must be quiet.
    private static let patience = 8

    /// What came of scenes that were played to their end: what follows a scene depends on nothing else.
    private static let endings = Mutex<[String: (broken: [String], sequence: KillSequence)]>([:])

    /// All of a sequence.
    func play(_ sequence: KillSequence) throws -> KillResult {
      var result = KillResult(of: sequence)
      var scene = sequence.scenario.beginning
      for (number, point) in sequence.points.enumerated() {
        if number > 0 { scene = scene.later(by: Self.period) }
        scene = try kill(&result, at: point, in: scene)
      }
      return try finish(result, from: scene)
    }

    /// A run that is killed.
    func kill(_ result: inout KillResult, at point: KillPoint, in scene: Scene) throws -> Scene {
      let (run, after) = try run(in: scene, killedAt: point)
      result.runs.append(run)
      if !run.isKilled || run.status != SIGKILL { result.broken.append("not killed at \(point)") }
      return after
    }

    /// Goes on after the last kill to the end, or takes down what is known of it.
    func finish(_ result: KillResult, from scene: Scene) throws -> KillResult {
      let key = "\(result.sequence.scenario)\n\(try scene.fingerprint())"
      if let known = Self.endings.withLock({ $0[key] }) {
        var result = result
        result.broken += known.broken
        result.continuation = known.sequence
        return result
      }
      let finished = try untilQuiet(result, from: scene)
      let broken = Array(finished.broken.dropFirst(result.broken.count))
      Self.endings.withLock { $0[key] = (broken, result.sequence) }
      return finished
    }

    /// Runs until one finds nothing to do and changes nothing.
    private func untilQuiet(_ result: KillResult, from scene: Scene) throws -> KillResult {
      var (result, scene) = (result, scene)
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

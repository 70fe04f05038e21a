#if os(Linux)
  import Foundation

  /// A sequence up to its last kill, and the scene that it left.
  struct Killed: Sendable {
    private(set) var result: KillResult
    let scene: Scene
    /// Equal for two scenes from which the same follows.
    let fingerprint: String

    /// The first kill.
    init(_ scenario: KillScenario, at point: KillPoint, on stage: Stage) throws {
      let start = KillResult(of: KillSequence(scenario, []))
      try self.init(after: start, in: scenario.beginning, at: point, on: stage)
    }

    private init(after before: KillResult, in beginning: Scene, at point: KillPoint, on stage: Stage) throws {
      let (run, after) = try stage.run(in: beginning, killedAt: point)
      result = KillResult(of: KillSequence(before.sequence.scenario, before.sequence.points + [point]))
      (result.runs, result.broken) = (before.runs + [run], before.broken)
      if !run.isKilled || run.status != SIGKILL { result.broken.append("not killed at \(point)") }
      scene = after
      fingerprint = try after.fingerprint()
    }

    /// The next kill, in the run that follows a minute later.
    func killed(at point: KillPoint, on stage: Stage) throws -> Killed {
      try Killed(after: result, in: next, at: point, on: stage)
    }

    /// All points of the run that follows.
    func points(on stage: Stage) throws -> [KillPoint] { try stage.run(in: next).run.points }

    private var next: Scene { scene.later(by: Stage.period) }

    /// The same sequence to its end, as another one is known to have ended.
    func ended(as other: KillResult, from killed: Killed) -> KillResult {
      guard other.sequence.points != result.sequence.points else { return other }
      var result = result
      result.broken += other.broken.dropFirst(killed.result.broken.count)
      result.continuation = other.sequence
      return result
    }
  }
#endif

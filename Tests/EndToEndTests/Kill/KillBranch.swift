#if os(Linux)
  /// A scene that a first kill has left, from which many second ones are tried.
  struct KillBranch: Sendable {
    let first: KillPoint
    private let killed: KillResult
    /// A minute after the kill.
    private let scene: Scene
    let fingerprint: String

    init(killing scenario: KillScenario, at first: KillPoint, on stage: Stage) throws {
      self.first = first
      var killed = KillResult(of: KillSequence(scenario, [first]))
      scene = try stage.kill(&killed, at: first, in: scenario.beginning).later(by: Stage.period)
      self.killed = killed
      fingerprint = try scene.fingerprint()
    }

    /// All points of the run that follows.
    func points(on stage: Stage) throws -> [KillPoint] { try stage.run(in: scene).run.points }

    /// The second kill and what comes of it.
    func play(_ second: KillPoint, on stage: Stage) throws -> KillResult {
      var result = KillResult(of: KillSequence(killed.sequence.scenario, [first, second]))
      (result.runs, result.broken) = (killed.runs, killed.broken)
      let after = try stage.kill(&result, at: second, in: scene)
      return try stage.finish(result, from: after)
    }
  }
#endif

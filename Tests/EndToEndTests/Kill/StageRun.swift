#if os(Linux)
  /// What came of one run on a stage.
  struct StageRun: Sendable {
    /// The exit status; the signal's number where one killed it.
    var status: Int32
    var isKilled: Bool
    /// Commands, in the order in which the cloud got them.
    var requests: [String]
    /// How often the state file was begun to be written.
    var writes: Int
    /// Output and errors, in their order, with the times.
    var lines: [String]

    /// Where it could have been killed.
    var points: [KillPoint] { KillPoint.all(requests: requests.count, writes: writes) }

    /// Whether it decided by the load that there is nothing to do, now or later.
    var isQuiet: Bool {
      status == 0 && lines.contains { $0.contains(" decision         : nothing (load ") && !$0.contains("next try in") }
        && !lines.contains { $0.contains(" repair           : ") }
    }
  }
#endif

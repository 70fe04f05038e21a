#if os(Linux)
  /// What came of a sequence.
  struct KillResult: Sendable {
    let sequence: KillSequence
    var runs: [StageRun] = []
    var broken: [String] = []
    /// Another sequence whose kills left the same scene, so that what follows was not played twice.
    var continuation: KillSequence?

    init(of sequence: KillSequence) { self.sequence = sequence }

    /// Everything that somebody needs who must understand it; nil where all is well.
    var failure: String? {
      broken.isEmpty ? nil : "\(sequence): \(broken.joined(separator: "; "))\n\(log)"
    }

    /// What each run asked, wrote and said.
    var log: String {
      let lines = runs.enumerated().flatMap { number, run in
        [
          "-- run \(number + 1): status \(run.status)\(run.isKilled ? " (killed)" : "")",
          "   \(run.requests.joined(separator: " ")); \(run.writes) writes",
        ] + run.lines.map { "   \($0)" }
      }
      return (lines + (continuation.map { ["-- from here on as in: \($0)"] } ?? [])).joined(separator: "\n")
    }
  }
#endif

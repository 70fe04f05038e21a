/// Why a run decided as it did: the same value for the log, for programs and for tests.
package struct Reason: Equatable, Sendable {
  /// What asked for a change, or that nothing did.
  package enum Cause: Equatable, Sendable {
    case belowMinimum
    case aboveMaximum
    case loadAbove(Breach)
    case loadBelow(Breach)
    /// The load lies between the thresholds, or at one of them.
    case loadBetween(load: Double, low: Double, high: Double)
    case noLoad(why: String)
    /// An operation of this or an earlier run has the group: one VM a run.
    case unfinished(String)
    /// This run has already finished an operation of an earlier one: one VM a run.
    case finishedEarlierWork
  }

  /// A load beyond a threshold, and for how many runs in a row.
  package struct Breach: Equatable, Sendable {
    package var load: Double
    package var threshold: Double
    package var runs: Int
    package var periods: Int

    package init(load: Double, threshold: Double, runs: Int, periods: Int) {
      self.load = load
      self.threshold = threshold
      self.runs = runs
      self.periods = periods
    }
  }

  /// What keeps a wanted change from being made.
  package enum Hold: Equatable, Sendable {
    /// Not enough runs in a row yet; the cause has the numbers.
    case periods
    case cooldown(secondsLeft: Double)
    /// The last launch failed.
    case backoff(secondsLeft: Double, failures: Int)
    /// Every VM that costs or may cost money counts; named are those that do not serve.
    case full(counted: Int, idle: [Machine])
    case atMinimum
    /// No member may be removed.
    case noVictim
    /// Nothing is known of what these rules list, and a VM must join or leave all.
    case rulesUnread([String])
    /// The members that were listed are those of before the last operation.
    case listsLag(String)
    /// The account has no VMs that are known as these monitored ones, so any member might be one of them.
    case monitoredNotFound([String])
  }

  package var cause: Cause
  package var holds: [Hold]
  package var size: Int
  package var minSize: Int
  package var maxSize: Int

  /// The load that was compared; nil where the sizes decided, or nothing was read.
  package var load: Double? {
    switch cause {
    case .loadAbove(let breach), .loadBelow(let breach): breach.load
    case .loadBetween(let load, _, _): load
    case .belowMinimum, .aboveMaximum, .noLoad, .unfinished, .finishedEarlierWork: nil
    }
  }

  package init(cause: Cause, holds: [Hold] = [], size: Int, minSize: Int, maxSize: Int) {
    self.cause = cause
    self.holds = holds
    self.size = size
    self.minSize = minSize
    self.maxSize = maxSize
  }
}

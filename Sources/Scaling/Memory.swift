/// What a group remembers from run to run.
package struct Memory: Equatable, Codable, Sendable {
  /// Runs in a row, up to the last one, that saw the load above the out threshold.
  package var breachesOut = 0
  /// Runs in a row, up to the last one, that saw the load below the in threshold.
  package var breachesIn = 0
  /// The end of the last action in each direction.
  package var lastScaleOut: Instant?
  package var lastScaleIn: Instant?
  package var failedLaunches = FailedLaunches()
  /// Seconds from the beginning of the last launch that went well until its VM was a member; nil in old files too. No rule
  /// looks at it: it is for people.
  package var lastLaunchDuration: Double?
  /// Repairs that failed since the last that went well; nil in old files too.
  package internal(set) var failedRepairs: FailedRepairs?
  /// When ended repairs made calls that may yet register their VMs, by the VM's id; nil for none, and in old files.
  var lateRegisters: [String: Instant]?
  /// What the last operation made of its VM, for as long as lists may not show it.
  var latest: Finished?
  /// The one operation in progress.
  package var operation: Operation?

  package init() {}

  /// The end of the last scaling in either direction, from which both cooldowns run.
  package var lastScaling: Instant? {
    [lastScaleOut, lastScaleIn].compactMap { $0 }.max()
  }

  /// Seconds until the next scaling in a direction may begin; 0 when it may.
  package func cooldownLeft(of trigger: Policy.Trigger, at now: Instant) -> Double {
    lastScaling.map { max(0, trigger.cooldown - max(0, now - $0)) } ?? 0
  }

  /// Counts this run's reading. A run without a load ends both rows: "in a row" means seen each time.
  package mutating func count(_ reading: LoadReading, under policy: Policy) {
    let isAbove = reading.value.map { $0 > policy.scaleOut.threshold } ?? false
    let isBelow = reading.value.map { $0 < policy.scaleIn.threshold } ?? false
    breachesOut = isAbove ? min(breachesOut + 1, policy.scaleOut.periods) : 0
    breachesIn = isBelow ? min(breachesIn + 1, policy.scaleIn.periods) : 0
  }

  /// Takes back every time that lies in the future: the clock was set back, and no wait may grow by that. What matters
  /// for a time only is forgotten after it.
  package mutating func settle(at now: Instant) {
    lastScaleOut = lastScaleOut.map { min($0, now) }
    lastScaleIn = lastScaleIn.map { min($0, now) }
    failedLaunches.settle(at: now)
    failedRepairs?.settle(at: now)
    let late = (lateRegisters ?? [:]).mapValues { min($0, now) }.filter { now - $0.value < Terms.changeLife }
    lateRegisters = late.isEmpty ? nil : late
    if let at = latest?.at { latest?.at = min(at, now) }
    operation?.settle(at: now)
  }
}

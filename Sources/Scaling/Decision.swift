/// One VM more, one less, or nothing, and why.
package struct Decision: Equatable, Sendable {
  package enum Action: Equatable, Sendable {
    case nothing
    /// A change is due as far as the members tell: look at the whole account, then decide again.
    case lookCloser
    case scaleOut
    case scaleIn(victim: Machine)
  }

  package var action: Action
  package var reason: Reason

  package init(action: Action, reason: Reason) {
    self.action = action
    self.reason = reason
  }

  /// Whether it is a change that min_size or max_size ask for, which goes before everything else.
  package var keepsSizes: Bool {
    switch action {
    case .nothing, .lookCloser: false
    case .scaleOut, .scaleIn: [.belowMinimum, .aboveMaximum].contains(reason.cause)
    }
  }
}

/// Everything that a decision is made of.
package struct Decider: Sendable {
  package var policy: Policy
  /// How the names of this group's launched VMs begin.
  package var namePrefix: String
  package var memory: Memory

  /// - Parameter memory: already with this run's reading counted.
  package init(policy: Policy, namePrefix: String, memory: Memory) {
    self.policy = policy
    self.namePrefix = namePrefix
    self.memory = memory
  }

  /// The decision for what was seen.
  ///
  /// The sizes come first: min_size and max_size are kept whatever the load, and without one.
  package func decide(_ seen: Observation, at now: Instant) -> Decision {
    let size = seen.size
    if size < policy.minSize {
      return scaleOut(.belowMinimum, holds: launchHolds(seen, at: now, belowMinimum: true), seen, at: now)
    }
    if size > policy.maxSize { return scaleIn(.aboveMaximum, holds: [], seen, at: now) }
    switch seen.load {
    case .none(let why): return nothing(.noLoad(why: why), seen)
    case .load(let load): return decide(by: load, seen, at: now)
    }
  }

  private func decide(by load: Double, _ seen: Observation, at now: Instant) -> Decision {
    if load > policy.scaleOut.threshold {
      let breach = breach(load, policy.scaleOut, runs: memory.breachesOut)
      let holds = waits(breach, policy.scaleOut, at: now) + launchHolds(seen, at: now, belowMinimum: false)
      return scaleOut(.loadAbove(breach), holds: holds, seen, at: now)
    }
    if load < policy.scaleIn.threshold {
      let breach = breach(load, policy.scaleIn, runs: memory.breachesIn)
      let holds = waits(breach, policy.scaleIn, at: now) + (seen.size > policy.minSize ? [] : [.atMinimum])
      return scaleIn(.loadBelow(breach), holds: holds, seen, at: now)
    }
    return nothing(
      .loadBetween(load: load, low: policy.scaleIn.threshold, high: policy.scaleOut.threshold), seen)
  }

  // MARK: - Scale out

  private func scaleOut(
    _ cause: Reason.Cause, holds: [Reason.Hold], _ seen: Observation, at now: Instant
  ) -> Decision {
    let holds = holds + lag(seen, at: now) + unread(seen)
    guard holds.isEmpty else { return nothing(cause, seen, holds: holds) }
    return Decision(action: seen.account == nil ? .lookCloser : .scaleOut, reason: reason(cause, seen))
  }

  private func launchHolds(_ seen: Observation, at now: Instant, belowMinimum: Bool) -> [Reason.Hold] {
    var holds: [Reason.Hold] = []
    let wait = memory.failedLaunches.remaining(at: now, belowMinimum: belowMinimum)
    if wait > 0 { holds.append(.backoff(secondsLeft: wait, failures: memory.failedLaunches.count)) }
    let counted = seen.countedAgainstMaximum(prefix: namePrefix)
    if counted >= policy.maxSize {
      holds.append(.full(counted: counted, idle: seen.idleMembers + seen.strays(prefix: namePrefix)))
    }
    return holds
  }

  // MARK: - Scale in

  private func scaleIn(
    _ cause: Reason.Cause, holds: [Reason.Hold], _ seen: Observation, at now: Instant
  ) -> Decision {
    let holds = holds + lag(seen, at: now) + unread(seen)
    guard holds.isEmpty else { return nothing(cause, seen, holds: holds) }
    guard let account = seen.account else { return Decision(action: .lookCloser, reason: reason(cause, seen)) }
    let missing = seen.monitored.missing(in: account)
    guard missing.isEmpty else { return nothing(cause, seen, holds: [.monitoredNotFound(missing)]) }
    guard let victim = Victim.choose(from: settled(seen, at: now), under: policy, prefix: namePrefix) else {
      return nothing(cause, seen, holds: [.noVictim])
    }
    return Decision(action: .scaleIn(victim: victim), reason: reason(cause, seen))
  }

  // MARK: - Parts

  /// A list from before the last operation would have it done a second time.
  private func lag(_ seen: Observation, at now: Instant) -> [Reason.Hold] {
    guard let latest = memory.latest, latest.isUnknown(to: seen.members, at: now) else { return [] }
    return [.listsLag(latest.name)]
  }

  private func unread(_ seen: Observation) -> [Reason.Hold] {
    let unread = seen.otherRules.filter { $0.members == nil }.map(\.id)
    return unread.isEmpty ? [] : [.rulesUnread(unread)]
  }

  /// Without members that a repair may yet register.
  private func settled(_ seen: Observation, at now: Instant) -> Observation {
    var seen = seen
    seen.members.removeAll { memory.mayStillRegister($0, at: now) }
    return seen
  }

  private func waits(_ breach: Reason.Breach, _ trigger: Policy.Trigger, at now: Instant) -> [Reason.Hold] {
    var holds: [Reason.Hold] = breach.runs < breach.periods ? [.periods] : []
    let wait = memory.cooldownLeft(of: trigger, at: now)
    if wait > 0 { holds.append(.cooldown(secondsLeft: wait)) }
    return holds
  }

  private func breach(_ load: Double, _ trigger: Policy.Trigger, runs: Int) -> Reason.Breach {
    Reason.Breach(load: load, threshold: trigger.threshold, runs: runs, periods: trigger.periods)
  }

  private func nothing(_ cause: Reason.Cause, _ seen: Observation, holds: [Reason.Hold] = []) -> Decision {
    Decision(action: .nothing, reason: reason(cause, seen, holds: holds))
  }

  private func reason(_ cause: Reason.Cause, _ seen: Observation, holds: [Reason.Hold] = []) -> Reason {
    Reason(cause: cause, holds: holds, size: seen.size, minSize: policy.minSize, maxSize: policy.maxSize)
  }
}

import RCFile
import Scaling

extension GroupRun {
  /// One VM more, one less, or nothing; the whole account is looked at only by a run that means to act.
  mutating func decide(_ seen: inout Observation, _ memory: Memory) throws(Failure) -> Decision {
    let decider = decider(memory)
    var decision = decider.decide(seen, at: surroundings.now())
    if decision.action == .lookCloser {
      seen.account = try cloud.account()
      for stray in seen.nobodys(prefix: settings.launch.namePrefix) { log(.stray(stray)) }
      decision = decider.decide(seen, at: surroundings.now())
    }
    return decision
  }

  func decider(_ memory: Memory) -> Decider {
    Decider(policy: settings.policy, namePrefix: settings.launch.namePrefix, memory: memory)
  }

  /// A dry run looks ahead: a name that will be of no use at the first scale in is told now.
  func warnOfUnknownMonitored(_ seen: Observation) throws(Failure) {
    guard !seen.monitored.vms.isEmpty else { return }
    let account = if let known = seen.account { known } else { try cloud.account() }
    let missing = seen.monitored.missing(in: account)
    guard !missing.isEmpty else { return }
    let failure = Failure.monitoredNotFound(missing)
    log(.warning(failure.message, hint: failure.hint))
  }

  /// The decision of a run whose group is not free to be changed.
  func standStill(_ cause: Reason.Cause, _ seen: Observation) -> Decision {
    let policy = settings.policy
    let reason = Reason(cause: cause, size: seen.size, minSize: policy.minSize, maxSize: policy.maxSize)
    return Decision(action: .nothing, reason: reason)
  }

  /// Both checks in the words of the old tool, and between or after them what the decision asks for.
  mutating func report(
    _ decision: Decision, _ seen: inout Observation,
    performing perform: (inout GroupRun, Operation, inout Observation) throws(Failure) -> Void
  ) throws(Failure) {
    if let failure = decision.complaint {
      log(.failure(failure))
      raise(failure.status)
    }
    log(.decision(decision))
    tell(.out, seen)
    if decision.action == .scaleOut {
      announce(.out, decision, seen)
      try perform(&self, newLaunch(), &seen)
    }
    tell(.in, seen)
    if case .scaleIn(let victim) = decision.action {
      announce(.in, decision, seen)
      try perform(&self, removal(of: victim), &seen)
    }
  }

  private mutating func tell(_ direction: Event.Direction, _ seen: Observation) {
    tell(direction, load: seen.load, size: seen.size)
  }

  /// - Parameter size: nil where the cloud did not tell.
  private mutating func tell(_ direction: Event.Direction, load: LoadReading, size: Int?) {
    let policy = settings.policy
    told.insert(direction)
    log(.check(direction))
    log(.threshold(direction, direction == .out ? policy.scaleOut.threshold : policy.scaleIn.threshold))
    log(.load(load))
    log(.size(size))
  }

  /// Both checks are in the log of every run that got as far as asking, also of one that failed after that.
  mutating func tellChecksLeftOut() {
    guard let known else { return }
    for direction in [Event.Direction.out, .in] where !told.contains(direction) {
      tell(direction, load: known.load, size: known.size)
    }
  }

  private func announce(_ direction: Event.Direction, _ decision: Decision, _ seen: Observation) {
    let policy = settings.policy
    let isAboveMinimum = direction == .in && decision.reason.cause != .aboveMaximum
    log(.room(size: seen.size, limit: isAboveMinimum ? .minimum(policy.minSize) : .maximum(policy.maxSize)))
    log(.scaling(direction, decision.reason))
  }
}

extension Decision {
  /// What an administrator must mend before the group can be kept; nil while it keeps itself.
  var complaint: Failure? {
    for hold in reason.holds {
      switch hold {
      case .full(_, let idle) where reason.cause == .belowMinimum:
        let names = idle.map { "\($0.name) (id \($0.id)) is \($0.state.word)" }.joined(separator: ", ")
        return Failure(
          .unavailable, "the group is below min_size, and VMs that do not serve fill it up to max_size: \(names)",
          hint: "start and register them, or take them out of the rule and destroy them, or raise max_size")
      case .monitoredNotFound(let names):
        return .monitoredNotFound(names)
      case .periods, .cooldown, .backoff, .full, .atMinimum, .noVictim, .listsLag, .rulesUnread:
        continue
      }
    }
    return nil
  }
}

extension Failure {
  /// - Parameter names: of one or more monitored VMs, as the rc file has them.
  static func monitoredNotFound(_ names: [String]) -> Failure {
    guard let name = names.first, names.count == 1 else {
      return Failure(
        .configuration,
        "the monitored VMs \(names.joined(separator: ", ")) are none of the account's VMs, so nothing is scaled in",
        hint: "set vm in [monitoring] to the VMs' ids or names in the account, in the order of the hosts")
    }
    return Failure(
      .configuration, "the monitored VM \(name) is none of the account's VMs, so nothing is scaled in",
      hint: "set vm in [monitoring] to its id or name in the account")
  }
}

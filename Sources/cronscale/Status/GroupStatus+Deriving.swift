import Scaling

extension GroupStatus {
  /// What a run would see; nil where the cloud does not tell.
  var observation: Observation? {
    guard let cloud = try? cloud.get() else { return nil }
    return Observation(
      load: LoadReading(load), members: cloud.members, account: cloud.account, monitored: monitored,
      otherRules: cloud.otherRules)
  }

  /// What a run now would decide; nil where it would refuse, or could not tell.
  ///
  /// A run looks at the whole account only where the members alone call for a change, and so does this.
  var decision: Decision? {
    guard state.obstacle == nil, let seen = observation else { return nil }
    guard let operation = state.memory.operation else { return decision(on: seen) }
    guard case .success = nextStep else { return nil }
    let cause = Reason.Cause.unfinished(operation.summary)
    return Decision(
      action: .nothing,
      reason: Reason(cause: cause, size: seen.size, minSize: policy.minSize, maxSize: policy.maxSize))
  }

  private func decision(on seen: Observation) -> Decision {
    var memory = state.memory
    memory.count(LoadReading(load), under: policy)
    let decider = Decider(policy: policy, namePrefix: namePrefix, memory: memory)
    var glance = seen
    glance.account = nil
    let decision = decider.decide(glance, at: time)
    return decision.action == .lookCloser ? decider.decide(seen, at: time) : decision
  }

  /// What a run now would put right before it decides by the load, in its order; none where it would not come to that.
  var repairs: [Repair] {
    guard nextStep == nil, state.memory.operation == nil, let seen = observation, let decision, !decision.keepsSizes
    else { return [] }
    return Decider(policy: policy, namePrefix: namePrefix, memory: state.memory)
      .disagreement(seen, counted: rules[0], at: time).repairs
  }

  /// VMs that count against max_size.
  var counted: Int? {
    observation?.countedAgainstMaximum(prefix: namePrefix)
  }

  /// VMs that cronscale launched for the group, that none of its rules lists, and that no operation is about.
  var strays: [Machine]? {
    observation.map { $0.nobodys(prefix: namePrefix).filter { !isUnderWay($0) } }
  }

  /// The members, and the VM that is on its way to becoming one or no longer is one.
  var machines: [Machine]? {
    observation.map { $0.members + underWay($0) }
  }

  private func underWay(_ seen: Observation) -> [Machine] {
    let listed = Set(seen.members.map(\.id))
    return (seen.account ?? []).filter { isUnderWay($0) && !listed.contains($0.id) }
  }

  private func isUnderWay(_ machine: Machine) -> Bool {
    guard let operation = state.memory.operation else { return false }
    return operation.machineID.map { $0 == machine.id } ?? (operation.name == machine.name)
  }

  /// Seconds until the cooldown of a direction is over; 0 when it is.
  func cooldownLeft(_ trigger: Policy.Trigger) -> Double {
    state.memory.cooldownLeft(of: trigger, at: time)
  }

  /// Seconds until a launch may be tried again; 0 when it may.
  var launchPutOff: Double {
    let isBelowMinimum = observation.map { $0.size < policy.minSize } ?? false
    return state.memory.failedLaunches.remaining(at: time, belowMinimum: isBelowMinimum)
  }
}

extension GroupStatus {
  /// What sets a VM apart.
  enum Trait: String, CaseIterable {
    case monitored
    case launched
    case protected
    /// The operation under way is about it.
    case unfinished
    /// A member that does not count towards min_size.
    case idle
    /// A VM that no rule lists.
    case unlisted
    /// A member by the first rule that another one does not list.
    case incomplete
  }

  /// In a fixed order.
  func traits(of machine: Machine) -> [Trait] {
    Trait.allCases.filter { has(machine, $0) }
  }

  private func has(_ machine: Machine, _ trait: Trait) -> Bool {
    let isListed = observation?.members.contains { $0.id == machine.id } ?? false
    let known = observation?.accounts(of: machine) ?? [machine]
    return switch trait {
    case .monitored: known.contains(where: monitored.covers)
    case .launched: LaunchName.matches(machine.name, prefix: namePrefix)
    case .protected: known.contains(where: \.isProtected)
    case .unfinished: isUnderWay(machine)
    case .idle: isListed && !machine.state.isServing
    case .unlisted: !isListed
    case .incomplete: isListed && !(observation?.rules(without: machine).isEmpty ?? true)
    }
  }
}

import Scaling

extension StatusDocument.Entry {
  init(_ outcome: GroupOutcome<GroupStatus>) {
    switch outcome.result {
    case .success(let status): self = .group(StatusDocument.Group(status))
    case .failure(let refusal):
      self = .refused(
        StatusDocument.Refused(
          rcFile: outcome.rcFile, group: outcome.group, errors: refusal.failures.map(StatusDocument.Trouble.init)))
    }
  }
}

extension StatusDocument.Trouble {
  /// One that a run ends with.
  fileprivate init(_ failure: Failure) {
    self.init(message: failure.message, hint: failure.hint, status: Int(failure.status.rawValue))
  }
}

extension StatusDocument.Group {
  init(_ status: GroupStatus) {
    let memory = status.state.memory
    self.init(
      time: LocalTime(status.time).rfc3339, group: status.name, endpoint: status.endpoint, rcFile: status.rcFile,
      stateFile: status.state.file, stateCondition: status.state.condition?.name, lockedBy: status.holder,
      rules: status.documentRules, size: status.observation?.size, minSize: status.policy.minSize,
      maxSize: status.policy.maxSize, countedAgainstMax: status.counted, load: try? status.load.get(),
      hosts: status.hosts?.hosts.map { StatusDocument.Host(name: $0.name, load: $0.value) },
      out: status.direction(status.policy.scaleOut, breaches: memory.breachesOut, last: memory.lastScaleOut),
      in: status.direction(status.policy.scaleIn, breaches: memory.breachesIn, last: memory.lastScaleIn),
      failedLaunches: memory.failedLaunches.count, lastFailedLaunch: memory.failedLaunches.last?.rfc3339,
      nextLaunchInSeconds: status.launchPutOff, failedRepairs: memory.failedRepairs?.count,
      nextRepairInSeconds: memory.failedRepairs?.remaining(at: status.time), operation: status.documentOperation,
      decision: status.decision.map(StatusDocument.Decision.init), vms: status.machines?.map(status.document),
      strays: status.strays?.map(status.document),
      warnings: status.warnings.map { StatusDocument.Trouble(message: $0.message, hint: $0.hint) },
      errors: status.failures.map(StatusDocument.Trouble.init))
  }
}

extension GroupStatus {
  fileprivate var documentRules: [StatusDocument.Rule] {
    guard let cloud = try? cloud.get() else { return rules.map { StatusDocument.Rule(id: $0) } }
    return cloud.rules.enumerated().map { place, rule in
      let gaps = gaps(ofRuleAt: place)
      return StatusDocument.Rule(
        id: rule.id, name: rule.name, state: rule.state, missing: gaps?.missing.map(\.name),
        outsiders: gaps?.outsiders.map(\.name))
    }
  }

  fileprivate func direction(_ trigger: Policy.Trigger, breaches: Int, last: Instant?) -> StatusDocument.Direction {
    StatusDocument.Direction(
      threshold: trigger.threshold, breaches: breaches, periods: trigger.periods,
      cooldownLeftSeconds: cooldownLeft(trigger), last: last?.rfc3339)
  }

  fileprivate var documentOperation: StatusDocument.Operation? {
    state.memory.operation.map { operation in
      StatusDocument.Operation(
        purpose: operation.purpose.rawValue, vm: operation.name, phase: operation.phase.text,
        since: LocalTime(operation.startedAt).rfc3339, id: operation.machineID, failure: operation.failure,
        nextStep: nextStep.flatMap { try? $0.get() }?.text, endpoint: operation.place.endpoint,
        rules: operation.place.rules, account: operation.place.account)
    }
  }

  fileprivate func document(_ machine: Machine) -> StatusDocument.VM {
    StatusDocument.VM(
      name: machine.name, id: machine.id, state: machine.state.word, created: machine.created?.rfc3339,
      addresses: machine.addresses, traits: traits(of: machine).map(\.rawValue))
  }
}

extension StatusDocument.Decision {
  fileprivate init(_ decision: Decision) {
    self.init(
      action: decision.action.name, vm: decision.action.victim?.name, why: decision.reason.cause.text,
      holds: decision.reason.holds.compactMap(\.text))
  }
}

extension GroupStatus.Condition {
  fileprivate var name: String {
    switch self {
    case .none: "none"
    case .read: "read"
    case .elsewhere: "elsewhere"
    case .unreadable: "unreadable"
    }
  }
}

extension Instant {
  fileprivate var rfc3339: String { LocalTime(self).rfc3339 }
}

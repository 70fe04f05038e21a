extension Memory {
  /// Takes down how the operation in progress ended, and lets go of it.
  package mutating func finish(_ ending: Ending, at now: Instant) {
    let operation = operation
    self.operation = nil
    remember(operation, ending, at: now)
    switch ending {
    case .launched:
      lastScaleOut = now
      lastLaunchDuration = operation.map { max(0, now - $0.startedAt) }
      failedLaunches = FailedLaunches()
    case .removed:
      lastScaleIn = now
    case .launchFailed:
      failedLaunches.note(at: now)
    case .repairFailed:
      if let operation { failedRepairs = FailedRepairs(after: failedRepairs, operation, at: now) }
    case .repaired, .repairNeedless:
      if failedRepairs?.machineID == operation?.machineID { failedRepairs = nil }
    case .kept:
      break
    }
  }

  /// What lists may not show yet. A repair of other rules has changed nothing in what is counted, and one of the counted
  /// rule is no reason to believe a list that may lack what was done just before it.
  private mutating func remember(_ operation: Operation?, _ ending: Ending, at now: Instant) {
    let finished = operation.flatMap { Finished($0, ending, at: now) }
    guard let operation, operation.purpose == .repair else {
      latest = finished
      return
    }
    let isFresh = latest.map { now - $0.at < Terms.listLag } ?? false
    if let finished, operation.isOfCountedRule, !isFresh { latest = finished }
    if let id = operation.machineID, let at = operation.lateRegister(ending) {
      lateRegisters = (lateRegisters ?? [:]).merging([id: at]) { $1 }
    }
  }

  /// Whether a repair's call may yet bring the VM into a rule, which must not happen to one that goes.
  func mayStillRegister(_ machine: Machine, at now: Instant) -> Bool {
    lateRegisters?[machine.id].map { now - $0 < Terms.changeLife } ?? false
  }
}

/// A VM that an operation has just made a member, or has just taken away.
struct Finished: Equatable, Codable, Sendable {
  var machineID: String
  var name: String
  var isMember: Bool
  var at: Instant
}

extension Finished {
  fileprivate init?(_ operation: Operation, _ ending: Ending, at now: Instant) {
    guard let id = operation.machineID else { return nil }
    switch ending {
    case .launched: self.init(machineID: id, name: operation.name, isMember: true, at: now)
    case .removed: self.init(machineID: id, name: operation.name, isMember: false, at: now)
    case .repaired: self.init(machineID: id, name: operation.name, isMember: true, at: now)
    case .launchFailed, .kept, .repairFailed, .repairNeedless: return nil
    }
  }

  /// Whether a list of any rule may be older than this.
  func mayBeUnlisted(_ machine: Machine, at now: Instant) -> Bool {
    machine.id == machineID && now - at < Terms.listLag
  }

  /// Whether a list of members is older than this.
  func isUnknown(to members: [Machine], at now: Instant) -> Bool {
    now - at < Terms.listLag && members.contains { $0.id == machineID } != isMember
  }
}

import Scaling

/// The one loop that carries an operation, fresh or found on disk: look, save the intent, perform the step, save what
/// came of it.
struct OperationLoop {
  let terms: Terms
  let cloud: Cloud
  let state: StateFile
  let log: Log
  let surroundings: Surroundings
  private var patience: Patience
  private var turn: Turn
  private var status = ExitStatus.done

  init(terms: Terms, cloud: Cloud, state: StateFile, log: Log, surroundings: Surroundings) {
    self.terms = terms
    self.cloud = cloud
    self.state = state
    self.log = log
    self.surroundings = surroundings
    patience = Patience(limit: terms.jobTimeout, log: log, surroundings: surroundings)
    turn = Turn(client: cloud.client, surroundings: surroundings)
  }

  /// Until the operation has ended, or this run must leave it to the next one.
  mutating func carry(_ memory: inout Memory) throws(Failure) -> ExitStatus {
    while memory.operation != nil {
      guard !surroundings.isInterrupted() else { return leave(.interrupted) }
      memory.settle(at: surroundings.now())
      guard let found = memory.operation else { break }
      var operation = found
      let step = operation.advance(seeing: try look(for: operation), under: terms, at: surroundings.now())
      if case .change(let change) = step, !turn.hasCome {
        guard turn.wait(before: change) else { return leave(.heldBack(found)) }
        continue
      }
      memory.operation = operation
      announce(operation, from: found.phase)
      // A long wait has nothing new to save, and must hear of another run all the same.
      let isContested = try state.isContested
      if operation != found || isContested { try state.write(memory) }
      switch step {
      case .look:
        continue
      case .wait(let seconds, let what):
        guard patience.wait(seconds, for: what) else { return leave(.outOfTime(operation, waiting: what)) }
      case .pause(let why):
        return leave(.paused(why))
      case .end(let ending):
        return try end(ending, operation, &memory)
      case .change(let change):
        if let failure = try perform(change, operation, from: found, &memory) { return leave(failure) }
      }
    }
    return status
  }

  private mutating func look(for operation: Operation) throws(Failure) -> Sight {
    let question = operation.question(under: terms, at: surroundings.now())
    turn.lookBegins()
    let sight = try cloud.look(question)
    if let id = question.job, let job = sight.job {
      patience.polled(id, job, isAboutMachine: operation.phase.isAboutMachine)
    }
    return sight
  }

  /// The intent is already on disk: the phase that the change belongs to was saved before this is called.
  ///
  /// - Parameter before: the operation as it was when nothing had been asked for.
  /// - Returns: why nothing was asked for after all, so that the operation has not begun; nil where it goes on.
  private mutating func perform(
    _ change: Change, _ operation: Operation, from before: Operation, _ memory: inout Memory
  ) throws(Failure) -> Failure? {
    var operation = operation
    let (outcome, failure) = cloud.perform(change)
    guard let outcome else { return try putOff(change, until: before, &memory) }
    operation.note(outcome, at: surroundings.now())
    memory.operation = operation
    if operation.hasBegun { tell(change, outcome, failure, name: operation.name) }
    try state.write(memory)
    return operation.hasBegun ? nil : failure
  }

  /// The account calls too often, so that nothing was asked for: that is no attempt and no failure. After the wait the
  /// change follows from another look, or does not.
  private mutating func putOff(
    _ change: Change, until before: Operation, _ memory: inout Memory
  ) throws(Failure) -> Failure? {
    memory.operation = before
    try state.write(memory)
    return turn.wait(before: change) ? nil : .heldBack(before)
  }

  /// A key that may not do this will not mend itself, and is told as the failure that it is.
  private mutating func tell(_ change: Change, _ outcome: Outcome, _ failure: Failure?, name: String) {
    guard let failure, failure.status == .refused else { return log(Event(change, outcome, name: name)) }
    log(.failure(failure))
    status = max(status, failure.status)
  }

  private func end(_ ending: Ending, _ operation: Operation, _ memory: inout Memory) throws(Failure) -> ExitStatus {
    memory.finish(ending, at: surroundings.now())
    try state.write(memory)
    if [.launched, .repaired].contains(ending) {
      for rule in operation.missing ?? operation.place.rules { log(.registered(name: operation.name, rule: rule)) }
    }
    log(.ended(ending, name: operation.name))
    switch ending {
    case .launched, .removed, .kept, .repaired, .repairNeedless: return status
    case .launchFailed, .repairFailed: return max(status, .unavailable)
    }
  }

  private func leave(_ failure: Failure) -> ExitStatus {
    log(.failure(failure))
    return max(status, failure.status)
  }

  private func announce(_ operation: Operation, from before: Phase) {
    switch operation.phase {
    case .draining where before.isUnregistering:
      for rule in operation.place.rules { log(.unregistered(name: operation.name, rule: rule)) }
      if terms.drain > 0 { log(.draining(name: operation.name, seconds: terms.drain)) }
    case .registering where before.isReadying && terms.asksReadiness:
      log(.ready(name: operation.name))
    case .unregistering where before.isUndone:
      log(.undoing(name: operation.name, why: operation.failure ?? "it must go"))
    case .intended, .searching, .booting, .readying, .registering, .unregistering, .draining, .destroying:
      break
    }
  }
}

extension Phase {
  fileprivate var isUnregistering: Bool { if case .unregistering = self { true } else { false } }

  fileprivate var isReadying: Bool { if case .readying = self { true } else { false } }

  /// Whether unregistering that follows it undoes a launch.
  fileprivate var isUndone: Bool {
    switch self {
    case .booting, .readying, .registering: true
    case .intended, .searching, .unregistering, .draining, .destroying: false
    }
  }

  /// Whether a job of this phase makes or ends a VM.
  fileprivate var isAboutMachine: Bool {
    switch self {
    case .booting, .destroying: true
    case .intended, .searching, .readying, .registering, .unregistering, .draining: false
    }
  }
}

extension Failure {
  static func paused(_ why: String) -> Failure {
    Failure(.unavailable, why, hint: "the next run goes on; if this comes in each run, see to the VM yourself")
  }

  static func heldBack(_ operation: Operation) -> Failure {
    Failure(
      .unavailable, "\(operation.summary): the cloud takes no more calls of this account for now",
      hint: "the next run goes on; if this comes in each run, see what else calls with this account's keys")
  }

  static func outOfTime(_ operation: Operation, waiting: Waiting) -> Failure {
    Failure(.unfinished, "\(operation.summary): still waiting for \(waiting.text)", hint: "the next run goes on")
  }
}

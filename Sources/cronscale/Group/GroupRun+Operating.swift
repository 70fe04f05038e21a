import RCFile
import Scaling

extension GroupRun {
  /// Goes on with the operation that an earlier run left, if there is one.
  ///
  /// - Returns: the decision that follows from it, or nil where the group is free for one.
  mutating func finishEarlierWork(_ memory: inout Memory, _ seen: inout Observation) throws(Failure) -> Decision? {
    guard let found = memory.operation else { return nil }
    let operation = try check(found)
    log(.resuming(operation))
    try carry(operation, &memory, &seen)
    // A repair makes the group no larger and no smaller. What was read before it would have it made again.
    if operation.purpose == .repair, memory.operation == nil {
      seen.otherRules = readOtherRules()
      return nil
    }
    return standStill(memory.operation.map { .unfinished($0.summary) } ?? .finishedEarlierWork, seen)
  }

  /// The same for a dry run.
  func rehearseEarlierWork(_ memory: Memory, _ seen: Observation) throws(Failure) -> Decision? {
    guard let found = memory.operation else { return nil }
    let operation = try check(found)
    log(.resuming(operation))
    try rehearse(operation, seen)
    return standStill(.unfinished(operation.summary), seen)
  }

  /// Tells the next step of an operation, without taking it.
  func rehearse(_ operation: Operation, _ seen: Observation) throws(Failure) {
    let step = try nextStep(of: operation, seen)
    log(.wouldDo(step, name: operation.name, details: details(of: step)))
  }

  /// What an operation comes to next, by what the cloud says of it now.
  func nextStep(of operation: Operation, _ seen: Observation) throws(Failure) -> Step {
    var operation = operation
    let terms = terms(seen)
    var step = Step.look
    while step == .look {
      let now = surroundings.now()
      step = operation.advance(
        seeing: try cloud.look(operation.question(under: terms, at: now)), under: terms, at: now)
    }
    return step
  }

  /// What a step brings with it, for the reader of a dry run.
  private func details(of step: Step) -> [String] {
    switch step {
    case .change(.deploy): cloud.visibleParameters
    case .change(.unregister): ["then drain it for \(seconds(settings.policy.drain)) and destroy it"]
    case .change(.register), .change(.destroy), .look, .wait, .pause, .end: []
    }
  }

  /// Carries a new or an old operation as far as this run can.
  ///
  /// - Returns: whether it has come to its end.
  @discardableResult
  mutating func carry(
    _ operation: Operation, _ memory: inout Memory, _ seen: inout Observation
  ) throws(Failure) -> Bool {
    memory.operation = operation
    var loop = OperationLoop(
      terms: terms(seen), cloud: cloud, state: state, log: log, surroundings: surroundings)
    do {
      raise(try loop.carry(&memory))
    } catch {
      // The checks that follow are printed all the same; the operation stays on disk for the next run.
      log(.failure(error))
      raise(error.status)
      // A state file that cannot be written is not tried, and told, again at the end.
      if error.status == .fault { recalled = memory }
    }
    guard memory.operation?.hasBegun ?? true else {
      // It may be on disk, and is to be written over.
      recalled = memory
      memory.operation = nil
      return false
    }
    guard memory.operation == nil else { return false }
    let size = seen.size
    seen.members = try cloud.members()
    if operation.purpose != .repair || seen.size != size { log(.newSize(seen.size)) }
    return true
  }

  func newLaunch() throws(Failure) -> Operation {
    let now = surroundings.now()
    let name = LaunchName.make(
      prefix: settings.launch.namePrefix, timestamp: LocalTime(now).digits, nonce: surroundings.nonce())
    return Operation.launch(name: name, at: try place(), now: now)
  }

  func removal(of victim: Machine) throws(Failure) -> Operation {
    Operation.removal(of: victim, at: try place(), now: surroundings.now())
  }

  func repair(_ repair: Repair) throws(Failure) -> Operation {
    Operation.repair(repair, at: try place(), now: surroundings.now())
  }

  private func place() throws(Failure) -> Operation.Place {
    Operation.Place(endpoint: settings.account.endpoint, rules: settings.group.rules, account: try cloud.owner())
  }

  /// An operation is carried on only where it was begun. A rule that has come to be named since then is part of it: the
  /// VM joins that one too, or leaves it.
  func check(_ operation: Operation) throws(Failure) -> Operation {
    let here = try place()
    if let operation = operation.carried(on: here) { return operation }
    throw .misplaced(operation, state: state.path, madeFor: operation.place.words)
  }

  private func terms(_ seen: Observation) -> Terms {
    Terms(
      maxSize: settings.policy.maxSize, drain: settings.policy.drain, expunge: settings.policy.expunge,
      monitored: seen.monitored,
      removablePrefix: settings.policy.removable == .launched ? settings.launch.namePrefix : nil,
      asksReadiness: settings.launch.ready != .job, readyTimeout: settings.launch.readyTimeout,
      jobTimeout: settings.group.jobTimeout, poll: settings.group.jobPoll, deployMargin: cloud.deployMargin)
  }
}

extension Operation.Place {
  /// Which rules, of whom and where, for a person.
  var words: String { "\(rules.ruleWords) of \(account) at \(endpoint)" }
}

extension Failure {
  static func misplaced(_ operation: Operation, state: String, madeFor place: String) -> Failure {
    // The VM of a repair is a member, and serves.
    let settling = operation.purpose == .repair ? "register the VM" : "register or destroy the VM"
    return Failure(
      .configuration, "unfinished \(operation.summary): it was begun for \(place), which the rc file no longer names",
      hint: "name it again until that is finished; or \(settling) yourself, and only then: rm \(state)")
  }

  static let interrupted = Failure(.unfinished, "interrupted by a signal; the next run goes on")
}

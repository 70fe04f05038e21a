extension Operation {
  /// Moves the operation on by what was seen, and says what to do next.
  ///
  /// Where the step asks the cloud for a change, the phase already says that the change may have been asked for: saved
  /// before the step is performed, it is the intent that a later run finds.
  package mutating func advance(seeing sight: Sight, under terms: Terms, at now: Instant) -> Step {
    if !sight.machines.isEmpty || sight.job == .succeeded { lastSeen = now }
    switch phase {
    case .intended:
      phase = .searching(giveUpAt: sight.cloudTime + terms.deployLife, refusal: nil)
      return .deploy(name: name)
    case .searching(let giveUpAt, let refusal):
      return search(giveUpAt: giveUpAt, refusal: refusal, sight, terms, now)
    case .booting(let call):
      return boot(call, sight, terms, now)
    case .readying(let since):
      return ready(since: since, sight, terms, now)
    case .registering(let call, let isMended):
      return register(call, isMended: isMended, sight, terms, now)
    case .unregistering(let call):
      return unregister(call, sight, terms, now)
    case .draining(let since):
      return drain(since: since, terms, now)
    case .destroying(let call, let mayExpunge):
      return destroy(call, mayExpunge: mayExpunge, sight, terms, now)
    }
  }

  /// Takes down what came of the step that ``advance(seeing:under:at:)`` asked for.
  package mutating func note(_ outcome: Outcome, at now: Instant) {
    switch phase {
    case .searching(_, _):
      noteDeploy(outcome, at: now)
    case .registering(let call, let isMended):
      phase = .registering(call: call.noting(outcome, at: now), isMended: isMended)
    case .unregistering(let call):
      phase = .unregistering(call: call.noting(outcome, at: now))
    case .destroying(let call, let mayExpunge):
      let noted = call.noting(outcome, at: now)
      phase = .destroying(call: noted, mayExpunge: mayExpunge && !outcome.isRefusal)
    case .intended, .booting, .readying, .draining:
      preconditionFailure("no call is made in this phase")
    }
  }

  private mutating func noteDeploy(_ outcome: Outcome, at now: Instant) {
    switch outcome {
    case .accepted(let id?, let job):
      machineID = id
      lastSeen = now
      phase = .booting(call: Call(at: now, job: job))
    case .refused(let text):
      // Looked up once all the same: the clock of the search has run out before it begins.
      phase = .searching(giveUpAt: Instant(0), refusal: text)
    case .notSent:
      phase = .intended
    case .accepted(nil, _), .unanswered:
      break
    }
  }

  // MARK: - Shared by the phases

  /// The VM is not listed. Lists may lag, and a VM once promised is not given up for one look.
  func absence(_ sight: Sight, _ terms: Terms, _ now: Instant, _ ending: () -> Ending) -> Step {
    if sight.machines.isEmpty, now - lastSeen < Terms.listLag {
      return .wait(seconds: terms.poll, for: .listing)
    }
    return .end(ending())
  }

  /// How this operation ends when its VM is gone.
  func gone(because why: String?) -> Ending {
    switch purpose {
    case .removal: .removed
    case .launch: .launchFailed(failure ?? why ?? "the VM is gone")
    }
  }

  /// Seconds to wait before the same thing is asked for again; nil where it may be asked for now.
  func rest(after call: Call, _ terms: Terms, _ now: Instant) -> Double? {
    guard call.attempts > 0 else { return nil }
    let left = terms.poll - (now - call.since)
    return left > 0 ? left : nil
  }

  /// Takes back times that lie in the future; see ``Memory/settle(at:)``.
  mutating func settle(at now: Instant) {
    startedAt = min(startedAt, now)
    lastSeen = min(lastSeen, now)
    switch phase {
    case .intended, .searching: break
    case .booting(let call): phase = .booting(call: call.settled(at: now))
    case .readying(let since): phase = .readying(since: min(since, now))
    case .registering(let call, let isMended):
      phase = .registering(call: call.settled(at: now), isMended: isMended)
    case .unregistering(let call): phase = .unregistering(call: call.settled(at: now))
    case .draining(let since): phase = .draining(since: min(since, now))
    case .destroying(let call, let mayExpunge):
      phase = .destroying(call: call.settled(at: now), mayExpunge: mayExpunge)
    }
  }
}

extension Call {
  fileprivate func noting(_ outcome: Outcome, at now: Instant) -> Call {
    var call = self
    call.since = now
    switch outcome {
    case .accepted(_, let job): call.job = job
    case .refused(let text), .notSent(let text), .unanswered(let text): call.failure = text
    }
    return call
  }

  fileprivate func settled(at now: Instant) -> Call {
    var call = self
    call.since = min(since, now)
    return call
  }
}

extension Operation {
  /// Moves the operation on by what was seen, and says what to do next.
  ///
  /// Where the step asks the cloud for a change, the phase already says that the change may have been asked for: saved
  /// before the step is performed, it is the intent that a later run finds.
  package mutating func advance(seeing sight: Sight, under terms: Terms, at now: Instant) -> Step {
    let sight = sight.about(self)
    if !sight.machines.isEmpty { absence = nil }
    switch phase {
    case .intended:
      let until = sight.cloudTime + Terms.deployValidity
      phase = .searching(until: until, refusal: nil)
      return .change(.deploy(name: name, until: until))
    case .searching(let until, let refusal):
      return search(until: until, refusal: refusal, sight, terms, now)
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
    case .searching(let until, _):
      noteDeploy(outcome, until: until, at: now)
    case .registering(let call, let isMended):
      let isFirst = purpose == .repair && !isMended && call.attempts == 1 && outcome.isUnsent
      phase = .registering(call: isFirst ? Call(at: now) : call.noting(outcome, at: now), isMended: isMended)
    case .unregistering(let call):
      // What never left has not begun, here and above; the next run decides by what it sees itself.
      let isFirst = purpose == .removal && call.attempts == 1 && outcome.isUnsent
      phase = .unregistering(call: isFirst ? Call(at: now) : call.noting(outcome, at: now))
    case .destroying(let call, let mayExpunge):
      let noted = call.noting(outcome, at: now)
      phase = .destroying(call: noted, mayExpunge: mayExpunge && !outcome.isRefusal)
    case .intended, .booting, .readying, .draining:
      preconditionFailure("no call is made in this phase")
    }
  }

  private mutating func noteDeploy(_ outcome: Outcome, until: Instant, at now: Instant) {
    switch outcome {
    case .accepted(let id?, let job):
      machineID = id
      phase = .booting(call: Call(at: now, job: job))
    case .refused(let text):
      phase = .searching(until: until, refusal: text)
    case .notSent:
      phase = .intended
    case .accepted(nil, _), .unanswered:
      break
    }
  }

  // MARK: - Shared by the phases

  /// The VM is not listed, or listed as gone. Lists may lag, and a VM once promised is not given up for one look, nor
  /// because the time between two looks was long: see ``miss(_:)``.
  mutating func absent(_ sight: Sight, _ terms: Terms, _ ending: (Operation) -> Ending) -> Step {
    guard sight.machines.isEmpty, !miss(sight) else { return .end(ending(self)) }
    return .wait(seconds: terms.poll, for: .listing)
  }

  /// Takes down one more look that did not find the VM.
  ///
  /// - Returns: whether it has been missing for so long and so often that it is believed to be gone.
  mutating func miss(_ sight: Sight) -> Bool {
    let before = absence ?? Absence(since: sight.cloudTime, looks: 0)
    let current = Absence(since: min(before.since, sight.cloudTime), looks: min(before.looks, Terms.looks - 1) + 1)
    absence = current
    return current.looks >= Terms.looks && sight.cloudTime - current.since >= Terms.listLag
  }

  /// How this operation ends when its VM is gone.
  func gone(because why: String?) -> Ending {
    switch purpose {
    case .removal: .removed
    case .launch: .launchFailed(failure ?? why ?? "the VM is gone")
    case .repair: .repairNeedless(why ?? "the VM is gone")
    }
  }

  /// Seconds to wait before the same thing is asked for again; nil where it may be asked for now. What a job says it has
  /// done is given the time for which a list may lag.
  func rest(after call: Call, rule: String? = nil, _ terms: Terms, _ now: Instant) -> Double? {
    guard call.attempts > 0, call.rule == nil || call.rule == rule else { return nil }
    let left = (call.succeeded && call.rule == rule ? Terms.listLag : terms.poll) - (now - call.since)
    return left > 0 ? min(left, terms.poll) : nil
  }

  /// Takes back times that lie in the future; see ``Memory/settle(at:)``.
  mutating func settle(at now: Instant) {
    startedAt = min(startedAt, now)
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

extension Sight {
  /// Without machines that are not the operation's: an answer that somebody on the way mixed up must not lead to another
  /// VM's end. An id may be written in another way since the cloud was upgraded; then the name tells.
  fileprivate func about(_ operation: Operation) -> Sight {
    var sight = self
    sight.machines.removeAll { $0.id != operation.machineID && $0.name != operation.name }
    return sight
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

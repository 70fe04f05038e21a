/// How far an operation has come. Each phase ends by what the cloud shows, not by what a call answered.
package enum Phase: Equatable, Codable, Sendable {
  /// Nothing has been sent, so nothing has begun: on disk it may stand only where a deploy never left, and is dropped.
  case intended
  /// A deploy was sent, or may have been: the VM is looked up by its name until it can no longer appear.
  /// `until` is the time of the cloud's own clock until which the deploy was signed.
  case searching(until: Instant, refusal: String?)
  /// The VM exists: its job is waited for, then its state.
  case booting(call: Call)
  /// The VM runs and does not serve yet.
  case readying(since: Instant)
  /// The VM is being added to the rules. `isMended`: it was taken out of the call's rule once because that would not
  /// become active.
  case registering(call: Call, isMended: Bool)
  case unregistering(call: Call)
  /// Unregistered, finishing what its clients had under way.
  case draining(since: Instant)
  /// `mayExpunge` turns false where the cloud refused to.
  case destroying(call: Call, mayExpunge: Bool)
}

/// The newest call of a phase, and what is known of it.
package struct Call: Equatable, Codable, Sendable {
  /// Its job, while that may still be at work.
  package internal(set) var job: String?
  /// When it was sent, or the phase began; for a job that ended, when that was seen.
  package internal(set) var since: Instant
  /// The rule that it was about; nil where it was about the VM alone.
  package internal(set) var rule: String?
  /// Calls made in this phase.
  package internal(set) var attempts: Int
  /// What went wrong with it, in the cloud's words.
  package internal(set) var failure: String?
  /// Its job said that all went well; believed only together with what the lists show.
  var succeeded = false

  init(at now: Instant, job: String? = nil, rule: String? = nil, attempts: Int = 0) {
    self.job = job
    since = now
    self.rule = rule
    self.attempts = attempts
  }

  /// Whether it was about this rule, as far as it says.
  func isAbout(_ rule: String) -> Bool { self.rule == nil || self.rule == rule }

  /// Whether its job must still be waited for. One that is at work for longer than anybody expects is not: it may never
  /// end, and a call that is repeated too early is only refused.
  func isAtWork(_ job: JobSight?, _ terms: Terms, at now: Instant) -> Bool {
    job == .pending && now - since <= terms.jobLife
  }

  /// The same call after its job has ended.
  func ended(_ job: JobSight, at now: Instant) -> Call {
    var call = self
    call.job = nil
    call.since = now
    switch job {
    case .pending, .forgotten: break
    case .succeeded: call.succeeded = true
    case .failed(let text): call.failure = text
    }
    return call
  }

  /// When it was made and for which rule, for the phase after it: as no attempt of that phase.
  var withoutOutcome: Call {
    Call(at: since, rule: attempts > 0 ? rule : nil)
  }

  /// Whether it was a register, made before the phase began, that may still take effect or not be listed yet.
  func mayStillRegister(at now: Instant) -> Bool {
    attempts == 0 && rule != nil && now - since < Terms.changeLife
  }

  /// The next call of the same phase, not yet answered.
  func again(at now: Instant, rule: String? = nil) -> Call {
    Call(at: now, rule: rule, attempts: attempts + 1)
  }
}

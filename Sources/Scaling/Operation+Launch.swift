extension Operation {
  mutating func search(until: Instant, refusal: String?, _ sight: Sight, _ terms: Terms, _ now: Instant) -> Step {
    let present = sight.machines.filter { !$0.state.isGone }
    guard present.count <= 1 else {
      let ids = present.map(\.id).joined(separator: ", ")
      return .pause("two VMs are named \(name): \(ids); destroy the one that is not wanted")
    }
    guard let machine = present.first ?? sight.machines.first else {
      // No deploy was signed for longer; a cloud that told a wrong time once must not be waited for for years.
      let until = min(until, sight.cloudTime + Terms.deployValidity)
      phase = .searching(until: until, refusal: refusal)
      // An error is an answer: what it has not left behind by now will not appear later.
      let mayAppear = refusal == nil && sight.cloudTime - until < terms.deployMargin
      guard miss(sight), !mayAppear else { return .wait(seconds: terms.poll, for: .appearance) }
      return .end(
        .launchFailed(refusal ?? "no answer came to the deploy request, and no VM named \(name) appeared"))
    }
    machineID = machine.id
    phase = .booting(call: Call(at: now))
    return .look
  }

  mutating func boot(_ call: Call, _ sight: Sight, _ terms: Terms, _ now: Instant) -> Step {
    if let job = call.job {
      let isMoving = sight.job == .pending && sight.machines.contains { $0.state.isMoving }
      guard !isMoving, !call.isAtWork(sight.job, terms, at: now) else {
        return .wait(seconds: terms.poll, for: .job(job))
      }
      phase = .booting(call: call.ended(sight.job ?? .forgotten, at: now))
      return .look
    }
    guard let machine = sight.machines.first else {
      return absent(sight, terms) { _ in .launchFailed(call.failure ?? "the VM disappeared while it was starting") }
    }
    switch machine.state {
    case .destroyed, .expunging:
      return .end(.launchFailed(call.failure ?? "somebody destroyed the VM while it was starting"))
    case .starting, .stopping, .migrating:
      return .wait(seconds: terms.poll, for: .state(machine.state))
    case .running:
      if let failure = call.failure { return undo(because: failure, now) }
      phase = terms.asksReadiness ? .readying(since: now) : .registering(call: Call(at: now), isMended: false)
      return .look
    case .error:
      return undo(because: call.failure ?? "the VM is in state Error", now)
    case .stopped, .shutdown, .unknown, .other:
      // A new VM is listed as Stopped before it starts, and a list may lag; without a job to tell, it gets longer.
      let patience = call.succeeded || call.failure != nil ? Terms.listLag : terms.jobLife
      if now - call.since < patience { return .wait(seconds: terms.poll, for: .state(machine.state)) }
      return undo(because: call.failure ?? "the VM did not start: it is \(machine.state.word)", now)
    }
  }

  mutating func ready(since: Instant, _ sight: Sight, _ terms: Terms, _ now: Instant) -> Step {
    guard let machine = sight.machines.first else {
      return absent(sight, terms) { _ in .launchFailed("the VM disappeared before it was ready") }
    }
    guard machine.state.isServing else {
      return undo(because: "the VM is \(machine.state.word) before it was ready", now)
    }
    guard sight.isReady || !terms.asksReadiness else {
      if now - since < terms.readyTimeout { return .wait(seconds: terms.poll, for: .readiness) }
      return undo(because: "the VM was not ready after \(Int(terms.readyTimeout)) s", now)
    }
    phase = .registering(call: Call(at: now), isMended: false)
    return .look
  }

  mutating func register(_ call: Call, isMended: Bool, _ sight: Sight, _ terms: Terms, _ now: Instant) -> Step {
    if let job = call.job {
      guard !call.isAtWork(sight.job, terms, at: now) else { return .wait(seconds: terms.poll, for: .job(job)) }
      phase = .registering(call: call.ended(sight.job ?? .forgotten, at: now), isMended: isMended)
      return .look
    }
    if let why = needlessness(sight, isMended: isMended, terms) { return .end(.repairNeedless(why)) }
    guard let machine = sight.machines.first, !machine.state.isGone else {
      return absent(sight, terms) { $0.gone(because: "somebody destroyed the VM before it was registered") }
    }
    guard machine.state.isServing || purpose == .removal else {
      return undo(because: "the VM is \(machine.state.word) before it was registered", after: call, now)
    }
    guard let listing = sight.listings.first(where: { isWanted($0) && !($0.isListed && $0.isActive) }) else {
      // It was to be taken out before, and a call without an answer may yet be carried out.
      let wasToGo = reprieve != nil || isMended && call.attempts == 0
      if wasToGo, now - call.since < Terms.changeLife { return .wait(seconds: terms.poll, for: .rule(place.rules[0])) }
      return .end(registered)
    }
    if listing.isListed { return activate(listing, machine, call, isMended: isMended, terms, now) }
    let step = add(machine, to: listing, call, isMended: isMended, terms, now)
    // A repair that has taken the VM out of its last rule must not leave it nobody's.
    guard case .end(.repairFailed(let why)) = step, isMended, !sight.listings.contains(where: \.isListed) else {
      return step
    }
    phase = .registering(call: Call(at: now), isMended: true)
    return .pause("\(name) could not be registered again: \(why)")
  }

  private mutating func add(
    _ machine: Machine, to listing: Listing, _ call: Call, isMended: Bool, _ terms: Terms, _ now: Instant
  ) -> Step {
    if let wait = rest(after: call, rule: listing.rule, terms, now) {
      return .wait(seconds: wait, for: .rule(listing.rule))
    }
    guard call.attempts < Terms.attempts * (missing ?? place.rules).count else {
      // What was answered with an error may have been done, and not be listed yet. A repair is tried again anyway.
      let left = Terms.listLag - (now - call.since)
      if left > 0, purpose != .repair { return .wait(seconds: min(left, terms.poll), for: .rule(listing.rule)) }
      return giveUpRegistering(because: call.failure ?? "rule \(listing.rule) does not list the VM", after: call, now)
    }
    // What was mended was the rule before this one.
    let isMended = isMended && call.isAbout(listing.rule)
    phase = .registering(call: call.again(at: now, rule: listing.rule), isMended: isMended)
    return .change(.register(machineID: machine.id, rule: listing.rule))
  }

  /// A VM listed on a rule that stays inactive is unknown to the load balancer; taking it out and adding it again is
  /// what mends that (reference 6.6), once for each rule.
  private mutating func activate(
    _ listing: Listing, _ machine: Machine, _ call: Call, isMended: Bool, _ terms: Terms, _ now: Instant
  ) -> Step {
    if call.failure == nil || !call.isAbout(listing.rule), now - call.since < Terms.ruleLag {
      return .wait(seconds: terms.poll, for: .rule(listing.rule))
    }
    guard !(isMended && call.isAbout(listing.rule)) else {
      return giveUpRegistering(because: call.failure ?? "rule \(listing.rule) does not become active", after: call, now)
    }
    phase = .registering(call: Call(at: now, rule: listing.rule), isMended: true)
    return .change(.unregister(machineID: machine.id, rule: listing.rule))
  }

  private mutating func giveUpRegistering(because why: String, after call: Call, _ now: Instant) -> Step {
    switch purpose {
    case .launch:
      return undo(because: why, after: call, now)
    case .removal:
      phase = .registering(call: Call(at: now), isMended: false)
      return .pause("\(name) could not be registered again: \(why)")
    case .repair:
      return .end(.repairFailed(why))
    }
  }

  /// How the operation ends when every rule that it is about lists the VM and is active.
  private var registered: Ending {
    purpose == .repair ? .repaired : reprieve.map { .kept($0) } ?? .launched
  }

  /// Turns a launch round: what was made is taken away by the same phases as any removal.
  ///
  /// - Parameter register: the newest call that was to make the VM a member, which may yet do so.
  private mutating func undo(because why: String, after register: Call? = nil, _ now: Instant) -> Step {
    failure = why
    phase = .unregistering(call: register?.withoutOutcome ?? Call(at: now))
    return .look
  }
}

extension Operation {
  mutating func unregister(_ call: Call, _ sight: Sight, _ terms: Terms, _ now: Instant) -> Step {
    if let job = call.job {
      guard !call.isAtWork(sight.job, terms, at: now) else { return .wait(seconds: terms.poll, for: .job(job)) }
      phase = .unregistering(call: call.ended(sight.job ?? .forgotten, at: now))
      return .look
    }
    guard let machine = sight.machines.first, !machine.state.isGone else {
      return absent(sight, terms) { $0.gone(because: "somebody destroyed the VM") }
    }
    let isUntouched = purpose == .removal && call.attempts == 0
    if isUntouched, let why = objection(to: machine, sight, terms) { return .end(.kept(why)) }
    // The counted rule last: whatever happens meanwhile, a VM that any rule lists is a member.
    guard let listing = sight.listings.last(where: \.isListed) else {
      if call.mayStillRegister(at: now) { return .wait(seconds: terms.poll, for: .rule(place.rules[0])) }
      phase = purpose == .removal ? .draining(since: now) : .destroying(call: Call(at: now), mayExpunge: true)
      return .look
    }
    // With another rule than this one: the call that is made now would let that be forgotten.
    if call.mayStillRegister(at: now), let rule = call.rule, rule != listing.rule {
      return .wait(seconds: terms.poll, for: .rule(rule))
    }
    // Asked for before, perhaps in vain: what has come to be protected since then stays.
    if purpose == .removal, let why = protection(of: machine, terms) { return spare(because: why, now) }
    if let wait = rest(after: call, rule: listing.rule, terms, now) {
      return .wait(seconds: wait, for: .rule(listing.rule))
    }
    guard call.attempts < Terms.attempts * place.rules.count else {
      phase = .unregistering(call: Call(at: now, attempts: 1))
      return .pause("\(name) could not be unregistered: \(call.failure ?? "rule \(listing.rule) still lists it")")
    }
    phase = .unregistering(call: call.again(at: now, rule: listing.rule))
    return .change(.unregister(machineID: machine.id, rule: listing.rule))
  }

  mutating func drain(since: Instant, _ terms: Terms, _ now: Instant) -> Step {
    let left = terms.drain - (now - since)
    if left > 0 { return .wait(seconds: left, for: .drain) }
    phase = .destroying(call: Call(at: now), mayExpunge: terms.expunge)
    return .look
  }

  mutating func destroy(_ call: Call, mayExpunge: Bool, _ sight: Sight, _ terms: Terms, _ now: Instant) -> Step {
    if let job = call.job {
      guard !call.isAtWork(sight.job, terms, at: now) else { return .wait(seconds: terms.poll, for: .job(job)) }
      let ended = call.ended(sight.job ?? .forgotten, at: now)
      phase = .destroying(call: ended, mayExpunge: mayExpunge && ended.failure == nil)
      return .look
    }
    guard let machine = sight.machines.first, !machine.state.isGone else {
      if call.succeeded { return .end(gone(because: nil)) }
      return absent(sight, terms) { $0.gone(because: nil) }
    }
    if sight.listings.contains(where: \.isListed) {
      phase = .unregistering(call: Call(at: now, attempts: 1))
      // Without a pause one run might do this for ever against somebody who registers it again and again.
      return .pause("\(name) is listed again after it was unregistered")
    }
    if let why = protection(of: machine, terms) {
      // A destroy without an answer may yet be carried out: on no account on a member.
      let mayDie = call.attempts > 0 && now - call.since < Terms.changeLife
      return mayDie ? .wait(seconds: terms.poll, for: .state(machine.state)) : spare(because: why, now)
    }
    switch machine.state {
    case .starting, .stopping, .migrating:
      return .wait(seconds: terms.poll, for: .state(machine.state))
    case .running, .stopped, .shutdown, .error, .unknown, .destroyed, .expunging, .other:
      return ask(forTheEndOf: machine, call, mayExpunge: mayExpunge, terms, now)
    }
  }

  private mutating func ask(
    forTheEndOf machine: Machine, _ call: Call, mayExpunge: Bool, _ terms: Terms, _ now: Instant
  ) -> Step {
    if let wait = rest(after: call, terms, now) { return .wait(seconds: wait, for: .state(machine.state)) }
    guard call.attempts < Terms.attempts else {
      phase = .destroying(call: Call(at: now), mayExpunge: mayExpunge)
      return .pause("\(name) could not be destroyed: \(call.failure ?? "it is still \(machine.state.word)")")
    }
    let expunges = mayExpunge && (purpose == .launch || terms.expunge)
    phase = .destroying(call: call.again(at: now), mayExpunge: expunges)
    return .change(.destroy(machineID: machine.id, expunge: expunges))
  }

  /// Why a removal that has not touched anything yet must not begin.
  private func objection(to machine: Machine, _ sight: Sight, _ terms: Terms) -> String? {
    if let why = protection(of: machine, terms) { return why }
    guard sight.listings.first?.isListed == true else { return "it is no longer a member" }
    return machine.state == .running ? nil : "it is \(machine.state.word)"
  }

  private func protection(of machine: Machine, _ terms: Terms) -> String? {
    if machine.isProtected { return "it is protected from deletion" }
    if terms.monitored.covers(machine) { return "it is the monitored VM" }
    guard purpose == .removal, let prefix = terms.removablePrefix else { return nil }
    return LaunchName.matches(machine.name, prefix: prefix) ? nil : "cronscale did not launch it"
  }

  /// A VM that must not be destroyed any more goes back to the rules, unless it never belonged there.
  private mutating func spare(because why: String, _ now: Instant) -> Step {
    guard purpose == .removal else { return .pause("\(name) cannot be destroyed: \(why)") }
    reprieve = why
    phase = .registering(call: Call(at: now), isMended: false)
    return .look
  }
}

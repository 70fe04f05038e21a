extension Operation {
  /// Whether the VM must be listed there in the end.
  func isWanted(_ listing: Listing) -> Bool {
    missing?.contains(listing.rule) ?? true
  }

  /// Why a repair has nothing to do any more; nil while it has, and for all others.
  ///
  /// - Parameter isMended: whether this repair has taken the VM out of a rule, to which it must come back.
  func needlessness(_ sight: Sight, isMended: Bool, _ terms: Terms) -> String? {
    guard let missing, purpose == .repair else { return nil }
    guard !missing.isEmpty else { return "the rules that lacked it are no longer named" }
    guard let machine = sight.machines.first, !machine.state.isGone else { return "it is gone" }
    guard machine.state.isServing else { return "it is \(machine.state.word)" }
    return abandonment(sight, missing, isMended: isMended) ?? (isMended ? nil : fullness(sight, missing, terms))
  }

  /// The VM stays what some other rule makes it: a member by the counted rule, or one that is on its way there.
  private func abandonment(_ sight: Sight, _ missing: [String], isMended: Bool) -> String? {
    let others = (isOfCountedRule ? place.rules[...] : place.rules.prefix(1)).filter { !missing.contains($0) }
    let isListed = sight.listings.contains { $0.isListed && (others.isEmpty || others.contains($0.rule)) }
    guard !isListed, !(others.isEmpty && isMended) else { return nil }
    return others.isEmpty ? "no rule lists it" : "rule \(others.joined(separator: ", ")) no longer lists it"
  }

  /// The counted rule may have been filled since the repair was decided.
  private func fullness(_ sight: Sight, _ missing: [String], _ terms: Terms) -> String? {
    guard let counted = sight.listings.first(where: { $0.rule == place.rules.first }), missing.contains(counted.rule),
      !counted.isListed, counted.size >= terms.maxSize
    else { return nil }
    return "rule \(counted.rule) lists \(counted.size) VMs, and max_size is \(terms.maxSize)"
  }

  /// Whether it may change what the counted rule lists.
  var isOfCountedRule: Bool {
    guard let missing else { return true }
    return missing.contains(where: place.rules.prefix(1).contains)
  }

  /// When this repair made a call that may yet register its VM, however the repair ended; nil where none may.
  func lateRegister(_ ending: Ending) -> Instant? {
    guard purpose == .repair, case .registering(let call, let isMended) = phase else { return nil }
    // One call was made, and it is seen to have been carried out.
    if ending == .repaired, call.attempts <= 1, !isMended { return nil }
    return call.attempts > 0 || isMended ? call.since : nil
  }
}

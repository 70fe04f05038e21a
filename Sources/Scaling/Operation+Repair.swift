extension Operation {
  /// Whether the VM must be listed there in the end.
  func isWanted(_ listing: Listing) -> Bool {
    missing?.contains(listing.rule) ?? true
  }

  /// Why a repair has nothing to do any more; nil while it has, and for all others.
  ///
  /// The VM stays what some other rule makes it: a member by the counted rule, or one that is on its way there.
  func needlessness(_ sight: Sight) -> String? {
    guard let missing, purpose == .repair else { return nil }
    guard let machine = sight.machines.first, !machine.state.isGone else { return "it is gone" }
    guard machine.state.isServing else { return "it is \(machine.state.word)" }
    let counted = place.rules.prefix(1)
    let others = (isOfCountedRule ? place.rules[...] : counted).filter { !missing.contains($0) }
    guard !sight.listings.contains(where: { $0.isListed && others.contains($0.rule) }) else { return nil }
    return others.isEmpty ? "no other rule lists it" : "rule \(others.joined(separator: ", ")) no longer lists it"
  }

  /// Whether it may change what the counted rule lists.
  var isOfCountedRule: Bool {
    guard let missing else { return true }
    return missing.contains(where: place.rules.prefix(1).contains)
  }
}

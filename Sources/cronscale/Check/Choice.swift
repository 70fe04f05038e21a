import CloudStack

// What is offered in the place of an id that names nothing: only what would do, each once.

extension [Zone] {
  /// The rule's, where the account sees it.
  func choice(ofRuleIn zone: String?) -> [String] {
    let own = filter { $0.id == zone }
    return (own.isEmpty ? self : own).map { named($0.id, $0.name) }
  }
}

extension [Template] {
  /// - Parameter zone: where new VMs are; nil where that is not known.
  func choice(inZone zone: String?) -> [String] {
    var seen: Set<String> = []
    return filter { $0.isReady && ($0.zoneID ?? zone) == (zone ?? $0.zoneID) && seen.insert($0.id).inserted }
      .map { named($0.id, $0.name) }
  }
}

extension [Network] {
  /// - Parameter own: the id of the network that the rule serves.
  func choice(inZone zone: String?, first own: String?) -> [String] {
    let there = filter { ($0.zoneID ?? zone) == (zone ?? $0.zoneID) }
    return (there.filter { $0.id == own } + there.filter { $0.id != own }).map { named($0.id, $0.name) }
  }
}

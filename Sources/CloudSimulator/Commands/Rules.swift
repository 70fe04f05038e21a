extension Cloud {
  func listLoadBalancerRules(_ call: Call) throws(Refusal) -> Answer {
    var rules = try filtered(world.rules, \.id, in: .rule, call)
      .filter { $0.account == call.user.name || call.user.isAdmin }
    if let id = call.parameters["virtualmachineid"] {
      let machine = try machine(id, parameter: "virtualmachineid", call)
      rules = rules.filter { $0.mapping(of: machine.id.number) != nil }
    }
    let addresses = try filtered(world.addresses, by: "publicipid", \.id, in: .address, call).map(\.id.number)
    let networks = try networks(ofRules: call).map(\.id.number)
    rules = rules.filter {
      guard addresses.contains($0.address), networks.contains($0.network) else { return false }
      return (call.parameters["name"] ?? $0.name) == $0.name
        && (call.parameters["keyword"].map($0.name.contains) ?? true)
    }
    return try paged("loadbalancerrule", rules.map(json), call)
  }

  /// The networks whose rules are asked for; 3.0 does not know `networkid` here.
  private func networks(ofRules call: Call) throws(Refusal) -> [World.Network] {
    let zones = try filtered(world.zones, by: "zoneid", \.id, in: .zone, call).map(\.id.number)
    let networks = isOld ? world.networks : try filtered(world.networks, by: "networkid", \.id, in: .network, call)
    return networks.filter { zones.contains($0.zone) }
  }

  /// The whole list on every page; VMs that are gone or broken are left out though mapped (6.6 of the reference).
  func listLoadBalancerRuleInstances(_ call: Call) throws(Refusal) -> Answer {
    let rule = try ruleOfMembers(call)
    try checkOwner(rule.account, is: call.user, of: "Rule[\(rule.id.number)-LoadBalancing-\(rule.state.rawValue)]")
    let wantsMembers = call.parameters["applied"] != "false"
    let machines =
      wantsMembers
      ? rule.mappings.compactMap { world.machine($0.machine) }
      : world.machines.filter {
        $0.account == rule.account && $0.isIn(network: rule.network) && rule.mapping(of: $0.id.number) == nil
      }
    let items = machines.filter(\.isListedWithRules)
      .map { json($0, toAdmin: call.user.isAdmin, at: call.now) }
    return .list(name: "loadbalancerruleinstance", items: items, total: items.count)
  }

  /// 4.x takes any number for an id at first and fails later, in general words.
  private func ruleOfMembers(_ call: Call) throws(Refusal) -> Rule {
    let id = call.parameters["id"] ?? ""
    if !isOld, Int(id) != nil, !world.rules.contains(where: { $0.id.matches(id) }) { throw .internalError }
    return try rule(id, call)
  }
}

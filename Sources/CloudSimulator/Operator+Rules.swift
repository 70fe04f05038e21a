/// Rules beside the group's own.
extension Cloud {
  /// Adds a rule of the group's account, in its network and on its address, with Running members.
  @discardableResult
  package mutating func addRule(named name: String, members: [String], at now: Double) -> Rule {
    advance(to: now)
    let id = world.identity(in: "rule", from: 64_330 + world.rules.count)
    world.rules.append(
      Rule(id: id, name: name, account: rule.account, network: rule.network, address: rule.address))
    let place = world.rules.count - 1
    for member in members {
      let machine = addMachine(named: member, at: now)
      note(.register, machine.id.number, at: now)
      map(machine.id.number, toRuleAt: place, at: now)
      world.rules[place].state = .active
    }
    return world.rules[place]
  }

  /// What a rule's member list shows, by name, in the order of their mapping; nil where no rule has that name.
  package func memberNames(ofRuleNamed name: String) -> [String]? {
    let rule = world.rules.first { $0.name == name }
    return rule?.mappings.compactMap { world.machine($0.machine) }.filter(\.isListedWithRules).map(\.name)
  }
}

/// What an operator does to one of the group's rules, which are numbered from 0 as an rc file has them.
extension Cloud {
  /// What a rule's member list shows, by name, in the order of their mapping.
  package func memberNames(ofRuleAt place: Int) -> [String] {
    world.rules[place].mappings.compactMap { world.machine($0.machine) }.filter(\.isListedWithRules).map(\.name)
  }

  /// Adds a VM to a rule at once.
  package mutating func register(_ nameOrID: String, withRuleAt place: Int, at now: Double) {
    advance(to: now)
    let number = knownNumber(nameOrID)
    guard world.rules[place].mapping(of: number) == nil else { return }
    note(.register, number, at: now)
    map(number, toRuleAt: place, at: now)
    world.rules[place].state = .active
  }

  /// Takes a VM out of a rule at once.
  package mutating func unregister(_ nameOrID: String, fromRuleAt place: Int, at now: Double) {
    advance(to: now)
    note(.unregister, knownNumber(nameOrID), at: now)
    unmap(knownNumber(nameOrID), fromRuleAt: place, at: now)
    if world.rules[place].mappings.isEmpty { world.rules[place].state = .add }
  }

  /// Deletes a rule with all its mappings; those behind it move up.
  package mutating func deleteRule(at place: Int, at now: Double) {
    advance(to: now)
    for mapping in world.rules[place].mappings { unmap(mapping.machine, fromRuleAt: place, at: now) }
    world.rules.remove(at: place)
  }

  package mutating func setRule(at place: Int, _ change: (inout Rule) -> Void) { change(&world.rules[place]) }

  private func knownNumber(_ nameOrID: String) -> Int {
    guard let machine = machine(nameOrID) else { preconditionFailure("no VM is called \(nameOrID)") }
    return machine.id.number
  }
}

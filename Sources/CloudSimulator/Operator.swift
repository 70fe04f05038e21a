/// What an operator of the cloud, or somebody else with rights on it, does behind the scaler's back. VMs are named by
/// name or id; a name that no VM has is a mistake of the test and traps.
extension Cloud {
  /// The newest VM of that name, or the one with that id.
  package func machine(_ nameOrID: String) -> Machine? {
    world.machines.last { $0.name == nameOrID || $0.id.matches(nameOrID) }
  }

  /// The group's rule, web-lb.
  package var rule: Rule { world.rules[0] }

  /// What the rule's member list shows, by name, in the order of their mapping.
  package var memberNames: [String] {
    (world.rules.first?.mappings ?? []).compactMap { world.machine($0.machine) }.filter(\.isListedWithRules).map(\.name)
  }

  /// Makes a VM that exists already, in a state of its own.
  @discardableResult
  package mutating func addMachine(
    named name: String, displayName: String? = nil, group: String? = nil, account: String = "scaler",
    state: Machine.State = .running, at now: Double
  ) -> Machine {
    let number = addMachine(
      name: name, displayName: displayName, group: group, account: account, offering: world.offerings[0].id.number,
      template: world.templates[0].id.number, networks: [world.network], at: now)
    note(.deploy, number, at: now)
    change(number, to: state, at: now)
    return world.machines[world.machineIndex(number)!]
  }

  /// Makes a Running VM that is a member of the rule.
  @discardableResult
  package mutating func addMember(named name: String, at now: Double) -> Machine {
    let machine = addMachine(named: name, at: now)
    register(name, at: now)
    return machine
  }

  /// Puts a VM into a state at once, whatever its jobs do.
  package mutating func set(_ nameOrID: String, to state: Machine.State, at now: Double) {
    advance(to: now)
    note(Act.Deed(state), number(nameOrID), at: now)
    change(number(nameOrID), to: state, at: now)
  }

  /// Adds a VM to the rule at once; nothing where there is no rule.
  package mutating func register(_ nameOrID: String, at now: Double) {
    advance(to: now)
    guard !world.rules.isEmpty, rule.mapping(of: number(nameOrID)) == nil else { return }
    note(.register, number(nameOrID), at: now)
    map(number(nameOrID), toRuleAt: 0, at: now)
    world.rules[0].state = .active
  }

  /// Takes a VM out of the rule at once; nothing where there is no rule.
  package mutating func unregister(_ nameOrID: String, at now: Double) {
    advance(to: now)
    guard !world.rules.isEmpty else { return }
    note(.unregister, number(nameOrID), at: now)
    unmap(number(nameOrID), fromRuleAt: 0, at: now)
    if rule.mappings.isEmpty { world.rules[0].state = .add }
  }

  /// Removes a VM for good.
  package mutating func expunge(_ nameOrID: String, at now: Double) {
    advance(to: now)
    note(.expunge, number(nameOrID), at: now)
    remove(number(nameOrID), at: now)
  }

  package mutating func protect(_ nameOrID: String, _ isProtected: Bool = true) {
    world.machines[world.machineIndex(number(nameOrID))!].isProtected = isProtected
  }

  /// Sets a rule's state, as a failed change leaves it.
  package mutating func setRule(_ state: Rule.State) { world.rules[0].state = state }

  /// Deletes the rule with all its mappings.
  package mutating func deleteRule(at now: Double) {
    for mapping in rule.mappings { unmap(mapping.machine, fromRuleAt: 0, at: now) }
    world.rules.removeFirst()
  }

  package mutating func enableZone(_ isEnabled: Bool) { world.zone.isEnabled = isEnabled }

  package mutating func enableUser(_ name: String, _ isEnabled: Bool) {
    world.users[world.users.firstIndex { $0.name == name }!].isEnabled = isEnabled
  }

  package mutating func setTrouble(_ trouble: World.Trouble) { world.trouble = trouble }

  /// Adds an own template of the group's account.
  @discardableResult
  package mutating func addTemplate(named name: String, isReady: Bool, at now: Double) -> World.Template {
    let template = World.Template(
      id: world.identity(in: "template", from: 422), name: name, account: "scaler", isReady: isReady, created: now)
    world.templates.append(template)
    return template
  }

  /// What jobs that a restart cancelled answer in 3.0 (recorded 18).
  static let lostByRestart = Refusal(530, "job cancelled because of management server restart")

  /// The management server is killed and started again: its jobs are lost, and what was Starting gets its state from
  /// the host's report, five seconds later.
  package mutating func restart(startingBecomes state: Machine.State = .stopped, at now: Double) {
    advance(to: now)
    for index in world.jobs.indices where world.jobs[index].outcome == .pending {
      world.jobs[index].outcome = behaviour.lostJobHasResult ? .failed(Cloud.lostByRestart) : .lost
      world.jobs[index].finished = now
      world.jobs[index].verdict = Cloud.lostByRestart
    }
    for index in world.networks.indices { world.networks[index].busyUntil = now }
    for index in world.machines.indices { world.machines[index].busyUntil = now }
    let starting = world.machines.filter { $0.state == .starting && $0.removed == nil }
    world.agenda += starting.map { Appointment(at: now + 5, event: .report($0.id.number, state)) }
  }

  private func number(_ nameOrID: String) -> Int {
    guard let machine = machine(nameOrID) else { preconditionFailure("no VM is called \(nameOrID)") }
    return machine.id.number
  }
}

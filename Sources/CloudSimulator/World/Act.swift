/// Something that somebody did to a VM or asked the API for, with what was true of the VM at that moment.
package struct Act: Sendable, Equatable, Codable {
  package var at: Double
  /// The name of the API's user, or `operator`: whoever works behind the group's back.
  package var by: String
  package var deed: Deed
  /// The VM's id as this cloud writes it, and its name.
  package var machine: String
  package var name: String
  /// The VM's state just before.
  package var state: Machine.State
  /// Whether the rule's member list showed the VM just before.
  package var isListed: Bool
  package var isProtected: Bool

  /// Of the API: accepted calls, whatever their job comes to. Of the operator: what was done.
  package enum Deed: String, Sendable, Codable, CaseIterable {
    case deploy
    case start
    case stop
    case destroy
    case expunge
    case register
    case unregister
    /// The VM went into the state Error.
    case fail = "break"
    /// The VM went into one of the other states.
    case change

    /// What an operator does who puts a VM into a state.
    init(_ state: Machine.State) {
      switch state {
      case .running: self = .start
      case .stopped: self = .stop
      case .destroyed: self = .destroy
      case .expunging: self = .expunge
      case .error: self = .fail
      case .starting, .stopping, .migrating, .unknown: self = .change
      }
    }
  }

  /// Who is no user of the API.
  static let `operator` = "operator"
}

extension Cloud {
  mutating func note(_ deed: Act.Deed, _ number: Int, by user: String = Act.operator, at now: Double) {
    guard let machine = world.machine(number) else { return }
    let isMapped = world.rules.contains { $0.mapping(of: number) != nil }
    world.acts.append(
      Act(
        at: now, by: user, deed: deed, machine: text(machine.id), name: machine.name, state: machine.state,
        isListed: isMapped && machine.isListedWithRules, isProtected: machine.isProtected))
  }

  mutating func note(_ work: Job.Work, by user: String, at now: Double) {
    let deed: Act.Deed? =
      switch work {
      case .deploy: .deploy
      case .start: .start
      case .stop: .stop
      case .destroy: .destroy
      case .assign: .register
      case .remove: .unregister
      case .update, .tag: nil
      }
    guard let deed else { return }
    for machine in work.machines { note(deed, machine, by: user, at: now) }
  }
}

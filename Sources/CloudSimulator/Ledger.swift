/// Every VM that the cloud ever had, in the order of their making: what promises are checked against.
package struct Ledger: Sendable, Equatable, Codable {
  package var entries: [Entry]
  /// Deploys that were accepted, whoever asked for them.
  package var deploys: Int
  /// Who did what to which VM, in that order: the group's own calls are those by its user.
  package var acts: [Act]

  package struct Entry: Sendable, Equatable, Codable {
    package var id: String
    package var name: String
    package var account: String
    package var state: Machine.State
    package var history: [Machine.StateChange]
    package var memberships: [Machine.Membership]
    package var removed: Double?
    package var isProtected: Bool
    /// Whether it still costs money: neither destroyed nor removed.
    package var costs: Bool
  }
}

extension Cloud {
  /// The ledger as of the last time that the cloud was looked at.
  package var ledger: Ledger {
    let entries = world.machines.map { machine in
      Ledger.Entry(
        id: text(machine.id), name: machine.name, account: machine.account, state: machine.state,
        history: machine.history, memberships: machine.memberships, removed: machine.removed,
        isProtected: machine.isProtected, costs: machine.removed == nil && !machine.state.isGone)
    }
    return Ledger(entries: entries, deploys: world.deploys, acts: world.acts)
  }
}

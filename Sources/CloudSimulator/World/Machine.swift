/// A virtual machine's row. Rows stay when the VM is expunged: the ledger is all of them.
package struct Machine: Sendable, Codable, Equatable {
  package var id: Identity
  package var name: String
  package var displayName: String
  package var group: Group?
  package var account: String
  package var created: Double
  package private(set) var state = State.stopped
  package var offering: Int
  package var template: Int
  /// The number of its zone.
  package var zone: Int
  /// The first one is the default.
  package var nics: [NIC]
  package var userData: String?
  package var isProtected = false
  package var tags: [Tag] = []
  /// Every state that the VM was in, with the time it was entered.
  package private(set) var history: [StateChange] = []
  /// Every stay in a rule, from its mapping being made to its being removed.
  package var memberships: [Membership] = []
  /// When the VM was removed for good; nil while it can still be seen by someone.
  package internal(set) var removed: Double?
  /// Until when work on this VM is planned; only queueing flavours look at it.
  var busyUntil = 0.0

  /// VM states of the reference's 6.3.
  package enum State: String, Sendable, Codable, CaseIterable {
    case starting = "Starting"
    case running = "Running"
    case stopping = "Stopping"
    case stopped = "Stopped"
    case destroyed = "Destroyed"
    case expunging = "Expunging"
    case migrating = "Migrating"
    case error = "Error"
    case unknown = "Unknown"

    /// Whether ordinary users don't see the VM any more.
    var isGone: Bool { self == .destroyed || self == .expunging }
  }

  package struct StateChange: Sendable, Codable, Equatable {
    package var state: State
    package var at: Double
  }

  package struct Membership: Sendable, Codable, Equatable {
    /// The rule's number.
    package var rule: Int
    package var since: Double
    package var until: Double?
  }

  package struct Group: Sendable, Codable, Equatable {
    package var id: Identity
    package var name: String
  }

  package struct Tag: Sendable, Codable, Equatable {
    package var key: String
    package var value: String
  }

  /// The VM's card in a guest network.
  package struct NIC: Sendable, Codable, Equatable {
    package var id: Identity
    /// The network's number.
    package var network: Int
    package var address: String
    package var hardwareAddress: String
  }

  mutating func enter(_ state: State, at now: Double) {
    guard state != self.state || history.isEmpty else { return }
    self.state = state
    history.append(StateChange(state: state, at: now))
  }

  func isIn(network number: Int) -> Bool { nics.contains { $0.network == number } }

  /// Makes the VM one that lists don't show and requests know all the same.
  mutating func hide() { removed = removed ?? created }

  /// Whether the VM is among the rows that count towards the account's limit.
  var countsTowardsLimit: Bool { removed == nil && !state.isGone && state != .error }

  /// Whether member lists show the VM: they hide some states of VMs that are mapped all the same (6.6 of the reference).
  var isListedWithRules: Bool { removed == nil && !state.isGone && state != .error && state != .unknown }

  /// Whether the VM takes room on a host.
  var takesRoom: Bool { [.starting, .running, .stopping, .migrating].contains(state) }
}

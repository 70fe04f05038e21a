/// The state of a VM, in the cloud's own words.
///
/// Source: `VirtualMachine.State` of Apache CloudStack 2.2.14 to 4.18.1.
package enum MachineState: Hashable, Sendable {
  case starting
  case running
  case stopping
  case stopped
  case shutdown
  case migrating
  case error
  case unknown
  case destroyed
  case expunging
  /// A word that this version of cronscale has never heard: it counts as neither serving nor gone.
  case other(String)

  /// Serves traffic, or will in a moment: what the size of a group counts.
  package var isServing: Bool {
    switch self {
    case .starting, .running, .migrating: true
    case .stopping, .stopped, .shutdown, .error, .unknown, .destroyed, .expunging, .other: false
    }
  }

  /// On its way to another state, which must be waited for.
  package var isMoving: Bool {
    switch self {
    case .starting, .stopping, .migrating: true
    case .running, .stopped, .shutdown, .error, .unknown, .destroyed, .expunging, .other: false
    }
  }

  /// Destroyed for good as far as this account is concerned: nothing is left to unregister or destroy.
  package var isGone: Bool {
    switch self {
    case .destroyed, .expunging: true
    case .starting, .running, .stopping, .stopped, .shutdown, .migrating, .error, .unknown, .other: false
    }
  }
}

extension MachineState {
  private static let words: [(state: MachineState, word: String)] = [
    (.starting, "Starting"), (.running, "Running"), (.stopping, "Stopping"), (.stopped, "Stopped"),
    (.shutdown, "Shutdown"), (.shutdown, "Shutdowned"), (.migrating, "Migrating"), (.error, "Error"),
    (.unknown, "Unknown"), (.destroyed, "Destroyed"), (.expunging, "Expunging"),
  ]

  package init(word: String) {
    self = Self.words.first { $0.word == word }?.state ?? .other(word)
  }

  package var word: String {
    if case .other(let word) = self { return word }
    return Self.words.first { $0.state == self }?.word ?? "Unknown"
  }
}

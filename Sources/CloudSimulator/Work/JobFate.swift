extension Job {
  /// What a job may come to, decided when it is made.
  package enum Fate: String, Sendable, Codable, CaseIterable {
    /// It fails as the flavour's jobs do: a deploy leaves its VM in Error, a start leaves it Stopped, stop and destroy
    /// leave it Running, assign and remove are the load balancer's refusal (6.6 of the reference).
    case fails
    /// An assign or remove fails and stays recorded with the rule in `Add`, whatever the flavour: 4.1 to 4.9 did so at
    /// times. Other jobs just fail.
    case failsKept = "fails-kept"
    case failsInError = "fails-in-error"
    case failsRunning = "fails-running"
    case succeedsStopped = "succeeds-stopped"
    /// No host has room: 533 (6.4 of the reference).
    case capacity
    /// The server denies that there is such a job; its work goes on.
    case forgotten
    /// Its work begins and never ends; later work does not wait for it. A restart of the server ends it.
    case endless
    /// Its work is done, and the job says for ever that it is running.
    case silent

    /// The state in which it leaves its VM, where that is not the flavour's own.
    var leaves: Machine.State? {
      switch self {
      case .failsInError: .error
      case .failsRunning: .running
      case .succeedsStopped: .stopped
      case .fails, .failsKept, .capacity, .forgotten, .endless, .silent: nil
      }
    }

    var fails: Bool {
      switch self {
      case .fails, .failsKept, .failsInError, .failsRunning, .capacity: true
      case .succeedsStopped, .forgotten, .endless, .silent: false
      }
    }

    /// Whether a destroy does not come to its half, where the VM is gone.
    var sparesMachine: Bool { fails || self == .succeedsStopped || self == .endless }
  }
}

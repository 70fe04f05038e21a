import Platform

/// A step of a reading that is done, with what it found.
package enum Milestone: Equatable, Sendable {
  case resolved(host: String, addresses: [String])
  case connected(address: String, port: Int)
  /// `isNew`: no known_hosts file had the key, and it was accepted all the same.
  case believed(hostKey: NewHostKey, isNew: Bool)
  case loggedIn(user: String, key: String)
  case ran(bytes: Int)
  /// The system's client has ended, however that went.
  case systemClientEnded(String)
}

extension Milestone: CustomStringConvertible {
  package var description: String {
    switch self {
    case .resolved(let host, let addresses): "resolved \(host): \(addresses.joined(separator: ", "))"
    case .connected(let address, let port): "connected to \(address) port \(port)"
    case .believed(let key, _): "host key \(key.type) \(key.fingerprint)"
    case .loggedIn(let user, let key): "logged in as \(user) with \(key)"
    case .ran(let bytes): "ran the command: \(bytes) bytes"
    case .systemClientEnded(let ending): "the system's ssh \(ending)"
    }
  }
}

/// What a reading tells about its progress, for those who want to see it: a step, and the seconds that it took.
package typealias Trace = @Sendable (_ step: Milestone, _ seconds: Double) -> Void

/// Measures one step after the other.
struct Stopwatch {
  let trace: Trace
  private var start = Deadline.clock()

  init(_ trace: @escaping Trace) { self.trace = trace }

  /// The time since the last step is this step's.
  mutating func note(_ step: Milestone) {
    let now = Deadline.clock()
    trace(step, now - start)
    start = now
  }
}

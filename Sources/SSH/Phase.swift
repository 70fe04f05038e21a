import Platform

/// What a reading may be waiting for.
enum Phase: Equatable {
  case lookup
  case connection(to: String)
  case handshake
  case login
  case command
  case output

  /// To follow "waiting for".
  var description: String {
    switch self {
    case .lookup: "the name server"
    case .connection(let address): "a connection to \(address)"
    case .handshake: "its SSH greeting and key exchange"
    case .login: "its answer to the login"
    case .command: "it to start the command"
    case .output: "the command to end"
    }
  }
}

extension Limits {
  /// Waits for one descriptor; running out of time is an error that tells the phase.
  func wakeup(
    reading: Int32? = nil, writing: Int32? = nil, during phase: Phase, at destination: Destination
  ) throws(SSHError) {
    switch wait(reading: reading.map { [$0] } ?? [], writing: writing.map { [$0] } ?? []) {
    case .ready: return
    case .deadlinePassed: throw .timeUp(waitingFor: phase.description, at: destination)
    case .interrupted: throw .interrupted(at: destination)
    }
  }
}

extension SSHError {
  static func timeUp(waitingFor phase: String, at destination: Destination) -> SSHError {
    SSHError(
      .unreachable, "\(destination.place): time was up after \(destination.timeout.inSeconds), waiting for \(phase)",
      hint: "look at the host and the network between; timeout in [monitoring] may be raised")
  }

  static func interrupted(at destination: Destination) -> SSHError {
    SSHError(.interrupted, "\(destination.place): interrupted")
  }
}

extension Double {
  /// `10 s` rather than `10.0 s`.
  var inSeconds: String { self == rounded() && self < 1e9 ? "\(Int(self)) s" : "\(self) s" }
}

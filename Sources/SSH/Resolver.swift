import Platform

/// All addresses of a host, in the order in which the system would try them.
///
/// getaddrinfo can't be bounded, so a name is looked up on a thread that is left to itself when time is up.
func resolve(_ destination: Destination, within limits: Limits) throws(SSHError) -> [Address] {
  let (host, port) = (destination.host, destination.port ?? 22)
  if case .success(let addresses) = Address.lookUp(host, port: port, numeric: true) { return addresses }
  switch try lookUp(host, port: port, for: destination, within: limits) {
  case .success(let addresses): return addresses
  case .failure(let failure): throw failure.explained(for: host)
  }
}

private func lookUp(
  _ host: String, port: Int, for destination: Destination, within limits: Limits
) throws(SSHError) -> Result<[Address], LookupFailure> {
  let found: (wakeup: Limits.Wakeup, value: Result<[Address], LookupFailure>?)
  do {
    found = try limits.run { Address.lookUp(host, port: port, numeric: false) }
  } catch {
    throw .unresolved(host, because: error.reason)
  }
  if let result = found.value { return result }
  throw found.wakeup == .interrupted
    ? .interrupted(at: destination) : .timeUp(waitingFor: Phase.lookup.description, at: destination)
}

extension LookupFailure {
  func explained(for host: String) -> SSHError {
    isNoSuchName
      ? SSHError(.unreachable, "\(host): no such host name", hint: SSHError.hint(toResolve: host))
      : .unresolved(host, because: reason)
  }
}

extension SSHError {
  static func hint(toResolve host: String) -> String {
    "is host in [monitoring] spelt right, and known to this machine? getent hosts \(host)"
  }

  fileprivate static func unresolved(_ host: String, because reason: String) -> SSHError {
    SSHError(
      .unreachable, "\(host): the name cannot be looked up: \(reason)",
      hint: "is the name server up? getent hosts \(host)")
  }
}

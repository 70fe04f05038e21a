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
    throw SSHError(.unreachable, "\(host): the name cannot be looked up: \(error)")
  }
  if let result = found.value { return result }
  throw found.wakeup == .interrupted
    ? .interrupted(at: destination) : .timeUp(waitingFor: Phase.lookup.description, at: destination)
}

extension LookupFailure {
  fileprivate func explained(for host: String) -> SSHError {
    if isNoSuchName {
      return SSHError(.unreachable, "\(host): no such host name", hint: "is it spelt right, and known to this machine?")
    }
    return SSHError(.unreachable, "\(host): the name cannot be looked up: \(reason)", hint: "is the name server up?")
  }
}

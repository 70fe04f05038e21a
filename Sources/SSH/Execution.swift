package import Platform

/// Which client reads a host.
package enum Transport: Sendable {
  /// libssh2, and the system's client where libssh2 can't do what key or host needs.
  case automatic
  case library
  case system
}

/// One command for one host, and all that is needed to run it there.
package struct Execution: Sendable {
  let command: String
  let destination: Destination
  let systemClient: SystemClient
  let limits: Limits
  let trace: Trace

  package init(
    of command: String, on destination: Destination, systemClient: SystemClient, before deadline: Deadline,
    isInterrupted: @escaping @Sendable () -> Bool = { false }, trace: @escaping Trace = { _, _ in }
  ) {
    self.command = command
    self.destination = destination
    self.systemClient = systemClient
    self.limits = Limits(deadline: deadline, isInterrupted: isInterrupted)
    self.trace = trace
  }

  /// What came of it, and why the system's client was used where libssh2 would have been preferred.
  package struct Outcome: Sendable {
    package let result: Result<CommandOutput, SSHError>
    /// Nil where no other client was to be preferred.
    package let fallbackReason: String?
  }

  /// Blocks until the deadline at most. May be called on several threads at once.
  package func run(by transport: Transport) -> Outcome {
    switch transport {
    case .system: return Outcome(result: bySystem(destination), fallbackReason: nil)
    case .library: return Outcome(result: Result(catching: byLibrary), fallbackReason: nil)
    case .automatic:
      let first = Result(catching: byLibraryIfItCan)
      guard case .failure(let error) = first, error.kind == .unsupported else {
        return Outcome(result: first, fallbackReason: nil)
      }
      // The host is believed by the same files, whichever client asks: ssh itself looks for them in the home folder
      // of the system's user list, which need not be $HOME.
      var destination = destination
      destination.knownHostsGiven = true
      return Outcome(result: bySystem(destination), fallbackReason: error.message)
    }
  }

  private func bySystem(_ destination: Destination) -> Result<CommandOutput, SSHError> {
    Result { () throws(SSHError) in
      try systemClient.run(command, on: destination, within: limits, trace: trace)
    }
  }

  private func byLibrary() throws(SSHError) -> CommandOutput {
    let key = try keyFile()
    do {
      return try runByLibrary(command, with: key, on: destination, within: limits, trace: trace)
    } catch {
      throw error == .loginRefused(to: destination) ? key.explaining(error) : error
    }
  }

  private func keyFile() throws(SSHError) -> KeyFile {
    try during(.login) { () throws(SSHError) in try KeyFile(destination.privateKeyPath) }
  }

  /// Tells from the key file alone, without a connection, where libssh2 would fail.
  private func byLibraryIfItCan() throws(SSHError) -> CommandOutput {
    let key = try keyFile()
    try during(.login) { () throws(SSHError) in try key.requirePassphrase(destination.secret) }
    try key.requireLibrarySupport()
    return try byLibrary()
  }
}

import Platform

/// The system's OpenSSH client, for what libssh2 can't do: with the user's ssh_config, agent, certificates, jump hosts.
package struct SystemClient: Sendable {
  /// The program that answers for the passphrase: this one. See `answerAskpass`.
  let askpass: String
  /// What the client is started with; the agent's socket is found there.
  let environment: [String: String]
  /// One for each client that may run at a time: it is a process of some megabytes, started for each host.
  private let places = Places(64)

  package init(askpass: String, environment: [String: String]) {
    self.askpass = askpass
    self.environment = environment
  }

  /// To be called before so many hosts are asked: each of more than there are places for has but half of the time that
  /// is left to connect, so that silent ones give theirs up to those that wait.
  package func expect(_ hosts: Int) {
    places.expect(hosts)
  }

  /// As messages call it.
  static let name = "the system's ssh"
  /// What is waited for where all places are taken.
  static let others = "other hosts' ssh clients to end"

  func run(
    _ command: String, on destination: Destination, within limits: Limits, trace: @escaping Trace
  ) throws(SSHError) -> CommandOutput {
    try during(.login) { () throws(SSHError) in try requireKeyFile(destination.privateKeyPath) }
    try takePlace(for: destination, within: limits)
    defer { places.leave() }
    var watch = Stopwatch(trace)
    let patience = places.areEnough ? destination.timeout : limits.deadline.secondsLeft / 2
    let arguments = SystemClientArguments(command: command, destination: destination, connectTimeout: patience).all
    let result = try start("ssh", arguments, for: destination)
      .result(within: limits, limit: CommandOutput.limit)
    watch.note(.systemClientEnded("\(result.ending)"))
    let ending = try ending(of: result, destination, within: limits)
    return CommandOutput(
      text: String(decoding: result.output, as: UTF8.self), errorText: String(decoding: result.errors, as: UTF8.self),
      ending: ending, peerAddress: nil)
  }

  private func takePlace(for destination: Destination, within limits: Limits) throws(SSHError) {
    switch places.take(within: limits) {
    case .ready: return
    case .deadlinePassed: throw .timeUp(waitingFor: Self.others, at: destination)
    case .interrupted: throw .interrupted(at: destination)
    }
  }

  private func ending(
    of result: ChildResult, _ destination: Destination, within limits: Limits
  ) throws(SSHError) -> CommandOutput.Ending {
    switch result.ending {
    case .printedTooMuch: return .printedTooMuch
    case .deadlinePassed: throw .timeUp(waitingFor: Self.name, at: destination)
    case .interrupted: throw .interrupted(at: destination)
    case .killed(let signal):
      throw .killedClient(by: signal, at: destination)
    // ssh(1): "exits with the exit status of the remote command or with 255 if an error occurred". It then says which;
    // silent, the status is the command's own, or a signal that ended it.
    case .exited(255):
      guard let complaint = Complaint(result.errors, about: destination) else { return .exited(255) }
      if complaint.isLogin {
        try during(.login) { () throws(SSHError) in try checkPassphrase(of: destination, within: limits) }
      }
      throw complaint.error
    case .exited(let status): return .exited(status)
    }
  }

  /// ssh itself only warns, and goes on to fail without the key.
  private func requireKeyFile(_ path: String) throws(SSHError) {
    do {
      _ = try contents(ofFile: path, limit: 1)
    } catch {
      throw .unreadableKey(path, error)
    }
  }

  /// ssh says nothing of a missing or wrong passphrase, it only tries to log in without the key; ssh-keygen tells.
  private func checkPassphrase(of destination: Destination, within limits: Limits) throws(SSHError) {
    let path = destination.privateKeyPath
    guard destination.secret != nil else { return try KeyFile(path).requirePassphrase(nil) }
    let result = try start("ssh-keygen", ["-y", "-f", path], for: destination)
      .result(within: limits, limit: CommandOutput.limit)
    if result.ending != .exited(0) { throw .wrongPassphrase(for: path) }
  }

  func start(
    _ program: String, _ arguments: [String], for destination: Destination
  ) throws(SSHError) -> ChildProcess {
    var environment = environment
    environment["LC_ALL"] = "C"
    let passphrase = Array((destination.secret ?? "").utf8)
    if !passphrase.isEmpty {
      environment[askpassMarker] = destination.privateKeyPath
      environment["SSH_ASKPASS"] = askpass
      environment["SSH_ASKPASS_REQUIRE"] = "force"
    }
    do {
      return try ChildProcess(program, arguments, environment: environment, input: passphrase)
    } catch {
      throw .missingClient(program, error)
    }
  }
}

extension SSHError {
  static func killedClient(by signal: Int32, at destination: Destination) -> SSHError {
    SSHError(
      .unreachable, "\(destination.place): the system's ssh was killed by signal \(signal)",
      hint: "try it by hand: \(destination.login) true")
  }

  static func missingClient(_ program: String, _ error: SystemError) -> SSHError {
    SSHError(
      .configuration, "the system's \(program) cannot be started: \(error.reason)",
      hint: "install the OpenSSH client and have it in $PATH, or set transport = libssh2 in [monitoring]",
      stage: .client)
  }
}

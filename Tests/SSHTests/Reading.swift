import Foundation
import TestSupport

@testable import Platform
@testable import SSH

/// What the tests read hosts with: the library or the system's client, an askpass that is a shell script.
struct Reader: Sendable {
  let server: SSHServer
  var destination: Destination

  init(_ server: SSHServer, key: String? = nil, passphrase: String? = nil) throws {
    self.server = server
    destination = Destination(
      host: server.address, port: server.port, user: server.user,
      privateKeyPath: try key ?? server.makeKey(passphrase: passphrase ?? ""), passphrase: passphrase,
      knownHosts: [server.knownHosts], timeout: 60)
    // What `answerAskpass` does; the built program is tested end to end.
    let askpass = try server.file("askpass", "#!/bin/sh\n[ -n \"$CRONSCALE_ASKPASS\" ] && exec head -c 4096\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: askpass)
  }

  func changing(_ change: (inout Destination) -> Void) -> Reader {
    var copy = self
    change(&copy.destination)
    return copy
  }

  func run(_ command: String = "echo 0.42", by transport: Transport = .library) -> Execution.Outcome {
    let deadline = Deadline(in: destination.timeout)
    return Execution(of: command, on: destination, systemClient: systemClient, before: deadline).run(by: transport)
  }

  func output(_ command: String = "echo 0.42", by transport: Transport = .library) throws -> CommandOutput {
    try run(command, by: transport).result.get()
  }

  /// The error of a reading that fails.
  func failure(_ command: String = "echo 0.42", by transport: Transport = .library) -> SSHError? {
    guard case .failure(let error) = run(command, by: transport).result else { return nil }
    return error
  }

  /// Its own ssh_config would be that of whoever runs the tests.
  var systemClient: SystemClient {
    var environment = ProcessInfo.processInfo.environment
    environment["SSH_AUTH_SOCK"] = nil
    return SystemClient(askpass: server.path("askpass"), environment: environment)
  }
}

extension CommandOutput {
  /// By libssh2, from loopback.
  static func library(
    _ text: String, errors: String = "", _ ending: Ending = .exited(0), from peer: String = "127.0.0.1"
  )
    -> CommandOutput
  {
    CommandOutput(text: text, errorText: errors, ending: ending, peerAddress: peer)
  }

  static func system(_ text: String, errors: String = "", _ ending: Ending = .exited(0)) -> CommandOutput {
    CommandOutput(text: text, errorText: errors, ending: ending, peerAddress: nil)
  }
}

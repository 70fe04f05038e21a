import CSSH2
import Foundation
import Platform
import Testing

@testable import SSH
@testable import cronscale

extension Destination {
  /// The host of these messages.
  static let web1 = Destination(
    host: "web1.example.com", port: 2222, user: "scaler", privateKeyPath: "/home/ops/.ssh/id_ed25519",
    knownHosts: ["/home/ops/.ssh/known_hosts"])
}

extension Messages {
  /// The way to the monitored host, up to the exchange of keys.
  static func hosts() throws -> Chapter {
    Chapter(
      "the monitored host, by SSH",
      [
        said("no such name", LookupFailure(code: EAI_NONAME).explained(for: "web1.example.com")),
        said("no name server", LookupFailure(code: EAI_AGAIN).explained(for: "web1.example.com")),
        Entry(
          "the name has no address",
          failures { _ = try Socket.connect(to: [], of: .web1, within: Limits(deadline: Deadline(in: 1))) }),
        said("nobody listens", Socket.failure(of: .web1, try address(), code: ECONNREFUSED)),
        said("no way there", Socket.failure(of: .web1, try address(), code: EHOSTUNREACH)),
        said("that is no sshd", .handshake((LIBSSH2_ERROR_PROTO, "unable to exchange encryption keys"), at: .web1)),
        said("sshd hangs up", .handshake((LIBSSH2_ERROR_BANNER_RECV, "failed getting banner"), at: .web1)),
        said(
          "a hardened host",
          .handshake((LIBSSH2_ERROR_KEX_FAILURE, "unable to exchange encryption keys"), at: .web1)),
        said("a signal comes during the reading", .interrupted(at: .web1)),
      ] + phases
        + Breakage.allCases.map { said("the conversation breaks off", .broken($0, "socket disconnect", at: .web1)) })
  }

  private static func address() throws -> Address {
    try #require(Address.lookUp("192.0.2.11", port: 2222, numeric: true).get().first)
  }

  private static var phases: [Entry] {
    let phases: [SSH.Phase] = [.lookup, .connection(to: "192.0.2.11"), .handshake, .login, .command, .output]
    return phases.map { said("no answer in time", .timeUp(waitingFor: $0.description, at: .web1)) }
  }

  static func said(_ situation: String, _ error: SSHError) -> Entry { Entry(situation, Failure(error)) }
}

import Platform

/// What the system's ssh said before it gave up, sorted into our kinds.
struct Complaint {
  let error: SSHError
  /// Whether it was the login that failed, which a wrong passphrase also looks like.
  let isLogin: Bool

  /// Nil where it said nothing.
  init?(_ bytes: [UInt8], about destination: Destination) {
    guard let last = lastLine(of: bytes) else { return nil }
    let said = String(decoding: bytes, as: UTF8.self)
    let row = Complaint.rows.first { said.contains($0.words) }
    isLogin = row?.words == Complaint.loginWords
    if isLogin {
      error = .loginRefused(to: destination)
    } else {
      let reason = row?.meaning ?? "the system's ssh failed"
      let hint = row?.hint(destination) ?? "try it by hand: \(destination.login) true"
      error = SSHError(
        row?.kind ?? .unreachable,
        "\(destination.place): \(reason) (\(last.hasPrefix("ssh: ") ? last : "ssh: \(last)"))", hint: hint,
        stage: row?.stage ?? .connection)
    }
  }

  private typealias Row = (
    words: String, kind: SSHError.Kind, stage: Stage, meaning: String, hint: @Sendable (Destination) -> String
  )

  private static let loginWords = "Permission denied ("

  /// The first row whose words it said counts: the cause stands above its consequence.
  private static let rows: [Row] = [
    ("REVOKED HOST KEY", .refused, .hostKey, "the host key is revoked", { _ in SSHError.hintForRevoked }),
    (
      "IDENTIFICATION HAS CHANGED", .refused, .hostKey, "the host key has changed",
      { SSHError.hintForChanged(removing: $0.knownHostsName, from: $0.knownHostsGiven ? $0.knownHosts.first : nil) }
    ),
    (
      "host key is known for", .refused, .hostKey, "the host key is not known",
      { "compare its fingerprint (ssh-keygen -lf) with the host's own before you add it: \($0.keyscan())" }
    ),
    (
      "Host key verification failed", .refused, .hostKey, "the host key is not accepted",
      { "try it by hand: \($0.login) true" }
    ),
    (
      "UNPROTECTED PRIVATE KEY FILE", .configuration, .login, "ssh does not use a private key that others can read",
      { "chmod 600 \($0.privateKeyPath)" }
    ),
    (
      "Bad owner or permissions on", .configuration, .client, "ssh does not use its own configuration",
      { _ in "the file must be this user's or root's, and nobody else may write it: chmod go-w FILE" }
    ),
    (
      "Bad configuration option", .configuration, .client, "ssh does not understand its own configuration",
      { _ in "mend or remove that line" }
    ),
    (
      "Load key", .configuration, .login, "ssh cannot use the private key",
      { "this shows whether the file is good: ssh-keygen -y -f \($0.privateKeyPath)" }
    ),
    (loginWords, .refused, .login, "", { _ in "" }),
    (
      "Too many authentication failures", .refused, .login, "the agent's keys were tried before private_key_path",
      { _ in "set IdentitiesOnly yes in ~/.ssh/config" }
    ),
    (
      "Could not resolve hostname", .unreachable, .resolution, "no such host name",
      { SSHError.hint(toResolve: $0.host) }
    ),
    ("Connection refused", .unreachable, .connection, "no connection", { _ in SSHError.hintForRefusedConnection }),
    (
      "no matching", .unreachable, .connection, "the host and the system's ssh have no method in common",
      { "this shows what each of them has: \($0.verboseLogin)" }
    ),
  ]
}

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
      let hint = row?.words == Complaint.unknownKeyWords ? Complaint.hint(toAddKeyOf: destination) : row?.hint
      error = SSHError(
        row?.kind ?? .unreachable, "\(destination.place): \(reason) (ssh: \(last))", hint: hint,
        stage: row?.stage ?? .connection)
    }
  }

  private typealias Row = (words: String, kind: SSHError.Kind, stage: Stage, meaning: String, hint: String?)

  private static let loginWords = "Permission denied ("
  private static let unknownKeyWords = "host key is known for"

  private static func hint(toAddKeyOf destination: Destination) -> String {
    "add it, and compare its fingerprint (ssh-keygen -lf) with the host's: \(destination.keyscan())"
  }

  /// The first row whose words it said counts: the cause stands above its consequence.
  private static let rows: [Row] = [
    (
      "REVOKED HOST KEY", .refused, .hostKey, "the host key is revoked",
      "give the host a new key; whoever has the old one can pretend to be the host"
    ),
    (
      "IDENTIFICATION HAS CHANGED", .refused, .hostKey, "the host key has changed",
      "someone may pretend to be the host; if it was set up anew: remove the old key with ssh-keygen -R, then add the new"
    ),
    (unknownKeyWords, .refused, .hostKey, "the host key is not known", nil),
    ("Host key verification failed", .refused, .hostKey, "the host key is not accepted", nil),
    (
      "UNPROTECTED PRIVATE KEY FILE", .configuration, .login, "ssh does not use a private key that others can read",
      "chmod 600 the key file"
    ),
    ("Bad owner or permissions on", .configuration, .client, "ssh does not use its own configuration", nil),
    ("Bad configuration option", .configuration, .client, "ssh does not understand its own configuration", nil),
    (
      "Load key", .configuration, .login, "ssh cannot use the private key",
      "ssh-keygen -y -f KEY shows whether the file is good"
    ),
    (loginWords, .refused, .login, "", nil),
    (
      "Too many authentication failures", .refused, .login, "the agent's keys came before ours",
      "set IdentitiesOnly yes in ssh_config"
    ),
    ("Could not resolve hostname", .unreachable, .resolution, "the host name is not known", nil),
    ("Connection refused", .unreachable, .connection, "no connection", "is sshd running there, and on that port?"),
    ("no matching", .unreachable, .connection, "the host and the system's ssh have no method in common", nil),
  ]
}

/// A host's key as people compare it.
package struct NewHostKey: Equatable, Sendable {
  /// "ED25519", "ECDSA", "RSA".
  package let type: String
  /// "SHA256:…", as `ssh-keygen -l` prints it.
  package let fingerprint: String

  package init(type: String, fingerprint: String) {
    self.type = type
    self.fingerprint = fingerprint
  }
}

/// Why no command was run, or no answer came.
package struct SSHError: Error, Equatable {
  package enum Kind: Equatable, Sendable {
    /// The host could not be found or reached, or did not answer in time.
    case unreachable
    /// The host key or the login was not accepted.
    case refused
    /// The private key cannot be read with this passphrase.
    case passphrase
    /// Something on this machine is missing or wrong: a key file, a known_hosts file, the client.
    case configuration
    /// This libssh2 can't do what key or host needs; the system's client may.
    case unsupported
    /// The program was asked to end.
    case interrupted
  }

  package let kind: Kind
  package let message: String
  /// What to do about it.
  package let hint: String?
  /// The key that the host showed, where the only trouble is that no known_hosts file has it.
  package let newHostKey: NewHostKey?
  /// How far the reading had come; nil where that cannot be told.
  package private(set) var stage: Stage?

  package init(_ kind: Kind, _ message: String, hint: String? = nil, newHostKey: NewHostKey? = nil, stage: Stage? = nil)
  {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.newHostKey = newHostKey
    self.stage = stage
  }

  /// The same error, with the stage at which it came up where nobody has named one nearer to the cause.
  func at(_ stage: Stage) -> SSHError {
    var error = self
    error.stage = self.stage ?? stage
    return error
  }
}

import CSSH2
import Platform

extension Session {
  /// Logs in with the key at once: to ask which methods the host has would cost a round trip.
  borrowing func logIn(with key: KeyFile) throws(SSHError) {
    let (session, user) = unsafe (handle, destination.user)
    // An empty passphrase, not none: without one libcrypto would ask for it on the terminal.
    let passphrase = destination.secret ?? ""
    // libssh2 1.10 takes the length of the key and then looks for a zero byte all the same.
    let text = key.bytes + [0]
    let result = try drive(.login) {
      unsafe text.withUnsafeBytes { bytes in
        let characters = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
        return Int(
          unsafe libssh2_userauth_publickey_frommemory(
            session, user, user.utf8.count, nil, 0, characters, bytes.count - 1, passphrase))
      }
    }
    guard result == 0 else { throw .login(lastError(), with: key, at: destination) }
  }
}

extension SSHError {
  /// What a failed login means, by libssh2's code and words.
  static func login(_ error: (code: Int32, text: String), with key: KeyFile, at destination: Destination) -> SSHError {
    switch error.code {
    case LIBSSH2_ERROR_AUTHENTICATION_FAILED, LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED:
      // What the file does not tell may be RSA, which the host refuses from this libssh2 whatever the key.
      if key.algorithm == .hidden && !librarySignsWithRSA() { return .unusable(key, error.text, at: destination) }
      return .loginRefused(to: destination)
    // Before anything is sent: what a wrong passphrase makes of the file is no key.
    case LIBSSH2_ERROR_FILE where key.isEncrypted, LIBSSH2_ERROR_PROTO where key.isEncrypted:
      return .wrongPassphrase(for: key.path)
    case LIBSSH2_ERROR_FILE, LIBSSH2_ERROR_METHOD_NOT_SUPPORTED, LIBSSH2_ERROR_METHOD_NONE, LIBSSH2_ERROR_PROTO:
      return .unusable(key, error.text, at: destination)
    case _:
      return .broken(.login, error.text, at: destination)
    }
  }

  static func loginRefused(to destination: Destination) -> SSHError {
    SSHError(
      .refused,
      "\(destination.place): the host does not let user \(destination.user) in with the key \(destination.privateKeyPath)",
      hint: """
        is its public half in that user's ~/.ssh/authorized_keys there? \
        ssh-keygen -y -f \(destination.privateKeyPath) prints it
        """, stage: .login)
  }

  static func wrongPassphrase(for path: String) -> SSHError {
    SSHError(
      .passphrase, "private key \(path): the passphrase is wrong",
      hint: "try it by hand: ssh-keygen -y -f \(path); then mend pass_phrase, pass_phrase_file or pass_phrase_command",
      stage: .login)
  }
}

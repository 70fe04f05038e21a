import CSSH2
import Foundation
import Platform

@testable import SSH
@testable import cronscale

extension Messages {
  private static let path = Destination.web1.privateKeyPath

  /// The private key and the login.
  static func keys() throws -> Chapter {
    Chapter("the private key and the login", keyFiles + (try logins()))
  }

  private static var keyFiles: [Entry] {
    func file(_ situation: String, _ text: String, _ use: (KeyFile) throws -> Void = { _ in }) -> Entry {
      Entry(situation, failures { try use(KeyFile(path, holding: Array(text.utf8))) })
    }
    return [
      said("the file cannot be read", .unreadableKey(path, SystemError("open", code: EACCES))),
      file("it is the public half", "ssh-ed25519 AAAA ops@example.com"),
      file("it is PuTTY's", "PuTTY-User-Key-File-3: x"),
      file("it is something else", "hello"),
      file("it is encrypted, and there is no passphrase", "-----BEGIN ENCRYPTED PRIVATE KEY-----") {
        try $0.requirePassphrase(nil)
      },
      file("it is of a kind that libssh2 has not", "-----BEGIN DSA PRIVATE KEY-----") {
        try $0.requireLibrarySupport()
      },
      said("it is RSA, and libssh2 old", .oldRSA(path)),
    ]
  }

  private static func logins() throws -> [Entry] {
    let plain = try KeyFile(path, holding: Array("-----BEGIN EC PRIVATE KEY-----".utf8))
    let encrypted = try KeyFile(path, holding: Array("-----BEGIN ENCRYPTED PRIVATE KEY-----".utf8))
    func login(_ situation: String, _ code: Int32, _ text: String, _ key: KeyFile) -> Entry {
      said(situation, .login((code, text), with: key, at: .web1))
    }
    return [
      login("the host refuses the key", LIBSSH2_ERROR_AUTHENTICATION_FAILED, "authentication failed", plain),
      said(
        "it refuses a key that this libssh2 cannot use at all",
        try KeyFile(path, holding: Array("-----BEGIN DSA PRIVATE KEY-----".utf8))
          .explaining(.loginRefused(to: .web1))),
      login("the passphrase is wrong", LIBSSH2_ERROR_FILE, "unable to extract public key from private key", encrypted),
      login(
        "libssh2 cannot make use of the file", LIBSSH2_ERROR_FILE, "unable to extract public key from private key",
        plain),
      login("sshd breaks the login off", LIBSSH2_ERROR_SOCKET_DISCONNECT, "socket disconnect", plain),
    ]
  }
}

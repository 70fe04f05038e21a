/// A private key file as a person chooses among several.
package struct PrivateKey: Equatable, Sendable {
  package let path: String
  /// "ed25519", "ecdsa", "rsa"; what else it is where libssh2 cannot use it.
  package let kind: String
  package let isEncrypted: Bool

  /// Throws what is wrong with the file: unreadable, a public key, no key at all.
  package init(_ path: String) throws(SSHError) {
    let file = try KeyFile(path)
    self.path = path
    isEncrypted = file.isEncrypted
    kind =
      switch file.algorithm {
      case .ed25519: "ed25519"
      case .ecdsa: "ecdsa"
      case .rsa: "rsa"
      case .other(let name): name
      case .hidden: "of a hidden type"
      }
  }
}

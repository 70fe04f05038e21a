import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
      case .hidden: "not told by the file"
      }
  }

  /// The private keys among a folder's files, told by what they hold, whatever they are called; none where there is no
  /// such folder.
  package static func found(in folder: String) -> [PrivateKey] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(folder)/\($0)" }.filter(isPlainFile).compactMap { try? PrivateKey($0) }
  }

  /// A shared connection's socket or a pipe may lie there too, and reading that may take for ever.
  private static func isPlainFile(_ path: String) -> Bool {
    guard let status = try? FileSystem.status(of: path) else { return false }
    return status.mode & UInt32(S_IFMT) == UInt32(S_IFREG)
  }
}

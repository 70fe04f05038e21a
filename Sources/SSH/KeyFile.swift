import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A private key file, as far as it shows itself without its passphrase.
struct KeyFile {
  enum Algorithm: Equatable {
    case rsa
    case ecdsa
    case ed25519
    /// A kind that libssh2 does not know, in words that follow "a key that is": keys in hardware, DSA.
    case other(String)
    /// An encrypted PKCS #8 file does not tell.
    case hidden
  }

  let path: String
  let bytes: [UInt8]
  let algorithm: Algorithm
  let isEncrypted: Bool

  /// Reads the file and says what is wrong with it, before any host is asked.
  init(_ path: String) throws(SSHError) {
    let bytes: [UInt8]
    do {
      bytes = try contents(ofFile: path, limit: 1 << 20)
    } catch {
      throw .unreadableKey(path, error)
    }
    try self.init(path, holding: bytes)
  }

  /// The same for what the file holds.
  init(_ path: String, holding bytes: [UInt8]) throws(SSHError) {
    self.path = path
    self.bytes = bytes
    (algorithm, isEncrypted) = try Self.inspect(String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// Without the passphrase that the key needs there is no point in asking a host.
  func requirePassphrase(_ passphrase: String?) throws(SSHError) {
    guard isEncrypted, passphrase == nil else { return }
    throw SSHError(
      .configuration, "private key \(path) is encrypted, and no passphrase is given",
      hint:
        "set pass_phrase, pass_phrase_file or pass_phrase_command in [monitoring]; or, if an agent has the key, transport = ssh"
    )
  }

  /// Where this libssh2 can't log in with such a key, whatever the host.
  func requireLibrarySupport() throws(SSHError) {
    switch algorithm {
    case .rsa where !librarySignsWithRSA(): throw .oldRSA(path)
    case .other(let name): throw .unknownKind(name, path)
    case .rsa, .ecdsa, .ed25519, .hidden: return
    }
  }

  /// A login that was refused, with the reason where it lies in this libssh2 and not in the host.
  func explaining(_ refusal: SSHError) -> SSHError {
    do { try requireLibrarySupport() } catch {
      return SSHError(
        refusal.kind, refusal.message, hint: "\(error.message): set transport = auto or ssh in [monitoring]",
        stage: refusal.stage)
    }
    return refusal
  }

  private static func inspect(_ text: String, path: String) throws(SSHError) -> (Algorithm, isEncrypted: Bool) {
    let lines = text.split { $0.isWhitespace && $0 != " " }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") }) else {
      throw notAKey(text, path: path)
    }
    let hasEncryptedHeader = lines.contains { $0.hasPrefix("Proc-Type:") && $0.hasSuffix("ENCRYPTED") }
    let body = Data(base64Encoded: lines[(start + 1)...].prefix { !$0.hasPrefix("-----") }.joined()) ?? Data()
    switch lines[start] {
    case "-----BEGIN RSA PRIVATE KEY-----": return (.rsa, hasEncryptedHeader)
    case "-----BEGIN EC PRIVATE KEY-----": return (.ecdsa, hasEncryptedHeader)
    case "-----BEGIN DSA PRIVATE KEY-----": return (.other("of type DSA"), hasEncryptedHeader)
    case "-----BEGIN ENCRYPTED PRIVATE KEY-----": return (.hidden, true)
    case "-----BEGIN PRIVATE KEY-----": return (pkcs8Algorithm(body), false)
    case "-----BEGIN OPENSSH PRIVATE KEY-----":
      if let found = openSSH(body) { return found }
    case _: break
    }
    throw notAKey(text, path: path)
  }

  /// `openssh-key-v1`: cipher, key derivation, its options, the number of keys, the public key (PROTOCOL.key of OpenSSH).
  private static func openSSH(_ body: Data) -> (Algorithm, isEncrypted: Bool)? {
    var reader = WireReader(body)
    guard reader.skip("openssh-key-v1\0"), let cipher = reader.text(), reader.string() != nil,
      reader.string() != nil, reader.number() != nil, let key = reader.string()
    else { return nil }
    // libssh2 opens a key with a cipher that it has for the connection, and those with an @ it lacks.
    if cipher.contains("@") { return (.other("encrypted with \(cipher)"), true) }
    switch HostKey(blob: key).type {
    case "ssh-rsa": return (.rsa, cipher != "none")
    case "ssh-ed25519": return (.ed25519, cipher != "none")
    case let type where type.hasPrefix("ecdsa-"): return (.ecdsa, cipher != "none")
    case let type: return (.other("of type \(type)"), cipher != "none")
    }
  }

  /// The algorithm's object identifier stands near the start (RFC 5208).
  private static func pkcs8Algorithm(_ body: Data) -> Algorithm {
    let identifiers: [(algorithm: Algorithm, bytes: [UInt8])] = [
      (.rsa, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]),
      (.ecdsa, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]),
      (.ed25519, [0x2b, 0x65, 0x70]),
    ]
    let start = Array(body.prefix(40))
    return identifiers.first { row in
      start.indices.contains { start[$0...].starts(with: row.bytes) }
    }?.algorithm ?? .hidden
  }

  private static func notAKey(_ text: String, path: String) -> SSHError {
    let (found, hint) =
      switch true {
      case text.hasPrefix("ssh-"), text.hasPrefix("ecdsa-"), text.contains("PUBLIC KEY-----"):
        ("a public key", "private_key_path in [monitoring] must name the private one, usually without .pub")
      case text.hasPrefix("PuTTY-User-Key-File"):
        ("a PuTTY key", "convert it: puttygen \(path) -O private-openssh -o NEW-FILE")
      case _: ("no private key", "OpenSSH's and PEM files are understood; ssh-keygen -t ed25519 makes one")
      }
    return SSHError(.configuration, "private key \(path): the file holds \(found)", hint: hint)
  }
}

extension SSHError {
  private static let hintForAnotherKey =
    "set transport = ssh in [monitoring], or make another key: ssh-keygen -t ed25519"

  /// RSA keys with a libssh2 before 1.11.
  static func oldRSA(_ path: String) -> SSHError {
    SSHError(
      .unsupported,
      "libssh2 \(libraryVersion()) signs with RSA only by SHA-1, which hosts since 2021 refuse (\(path))",
      hint: hintForAnotherKey)
  }

  /// `kind` follows "a key that is".
  static func unknownKind(_ kind: String, _ path: String) -> SSHError {
    SSHError(
      .unsupported, "libssh2 \(libraryVersion()) can't use a key that is \(kind) (\(path))", hint: hintForAnotherKey)
  }

  static func unusable(_ key: KeyFile, _ text: String, at destination: Destination) -> SSHError {
    SSHError(
      .unsupported, "\(destination.place): libssh2 \(libraryVersion()) cannot use the key \(key.path) (\(text))",
      hint: hintForAnotherKey)
  }

  static func unreadableKey(_ path: String, _ error: SystemError) -> SSHError {
    SSHError(
      .configuration, "private key \(path) cannot be read: \(error.reason)",
      hint: "private_key_path in [monitoring] must name a private key that this user can read: ls -l \(path)")
  }
}

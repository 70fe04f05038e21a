import CCrypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A host's public key as it goes over the wire and, in base64, into known_hosts.
struct HostKey: Equatable {
  let blob: [UInt8]

  /// The algorithm's name, `ssh-ed25519` for one.
  var type: String {
    var reader = WireReader(blob)
    return reader.text() ?? "unknown"
  }

  var base64: String { Data(blob).base64EncodedString() }

  /// As `ssh-keygen -l` prints it.
  var fingerprint: String {
    let digest = Data(sha256(blob)).base64EncodedString()
    return "SHA256:" + digest.prefix { $0 != "=" }
  }

  /// `ssh-ed25519` as people say it: ED25519.
  var typeForPeople: String { HostKey.forPeople(type) }

  static func forPeople(_ type: String) -> String {
    switch type {
    case "ssh-ed25519": "ED25519"
    case "ssh-rsa": "RSA"
    case let name where name.hasPrefix("ecdsa-"): "ECDSA"
    case let name: name
    }
  }
}

private func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 32)
  unsafe EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
  return digest
}

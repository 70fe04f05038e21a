import CCrypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The first field of a known_hosts line: the hosts that the line is about (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
///
/// Note [own matcher]: libssh2's knows neither wildcards nor negation nor revocation, compares names with case, and
/// stops at the first line that it does not understand.
struct HostPattern {
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// `name` is in lower case, with brackets and port where the port is not 22.
  func matches(_ name: [UInt8]) -> Bool {
    if text.starts(with: "|1|".utf8) { return matchesHashed(name) }
    var (rest, isMeant) = (text, false)
    while !rest.isEmpty {
      let pattern = rest.prefix { $0 != UInt8(ascii: ",") }
      rest = rest[pattern.endIndex...].dropFirst()
      let isNegated = pattern.first == UInt8(ascii: "!")
      guard glob(isNegated ? pattern.dropFirst() : pattern, matches: name) else { continue }
      if isNegated { return false }
      isMeant = true
    }
    return isMeant
  }

  /// `|1|salt|hash`, where hash is HMAC-SHA1 of the name with the salt as its key.
  private func matchesHashed(_ name: [UInt8]) -> Bool {
    let fields = text.split(separator: UInt8(ascii: "|"))
    guard fields.count == 3, let salt = Data(base64Encoded: Data(fields[1])),
      let hash = Data(base64Encoded: Data(fields[2]))
    else { return false }
    return hmacSHA1(name, key: Array(salt)) == Array(hash)
  }
}

/// `*` stands for any number of characters, `?` for one; the pattern's case does not count.
private func glob(_ pattern: ArraySlice<UInt8>, matches name: [UInt8]) -> Bool {
  var (p, n) = (pattern.startIndex, 0)
  var retry: (p: Int, n: Int)?
  while n < name.count {
    if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
      retry = (p + 1, n)
      p += 1
    } else if p < pattern.endIndex, lowercased(pattern[p]) == name[n] || pattern[p] == UInt8(ascii: "?") {
      (p, n) = (p + 1, n + 1)
    } else if let (star, start) = retry {
      (p, n) = (star, start + 1)
      retry = (star, start + 1)
    } else {
      return false
    }
  }
  return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

private func hmacSHA1(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 20)
  unsafe HMAC(EVP_sha1(), key, Int32(key.count), bytes, bytes.count, &digest, nil)
  return digest
}

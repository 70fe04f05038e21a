import CCrypto
import FoundationEssentials

/// The first field of a known_hosts line: the hosts that the line is about (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
///
/// Note [own matcher]: libssh2's knows neither wildcards nor negation nor revocation, compares names with case, and
/// stops at the first line that it does not understand.
struct HostPattern {
  private let text: String

  init(_ text: some StringProtocol) { self.text = String(text) }

  /// `name` is in lower case, with brackets and port where the port is not 22.
  func matches(_ name: String) -> Bool {
    if text.hasPrefix("|1|") { return matchesHashed(name) }
    let patterns = text.lowercased().split(separator: ",")
    if patterns.contains(where: { $0.hasPrefix("!") && glob($0.dropFirst(), matches: name) }) { return false }
    return patterns.contains { !$0.hasPrefix("!") && glob($0, matches: name) }
  }

  /// `|1|salt|hash`, where hash is HMAC-SHA1 of the name with the salt as its key.
  private func matchesHashed(_ name: String) -> Bool {
    let fields = text.split(separator: "|")
    guard fields.count == 3, let salt = Data(base64Encoded: String(fields[1])),
      let hash = Data(base64Encoded: String(fields[2]))
    else { return false }
    return hmacSHA1(Array(name.utf8), key: Array(salt)) == Array(hash)
  }
}

/// `*` stands for any number of characters, `?` for one.
private func glob(_ pattern: Substring, matches name: String) -> Bool {
  let pattern = Array(pattern.utf8)
  let name = Array(name.utf8)
  var (p, n) = (0, 0)
  var retry: (p: Int, n: Int)?
  while n < name.count {
    if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
      retry = (p + 1, n)
      p += 1
    } else if p < pattern.count, pattern[p] == name[n] || pattern[p] == UInt8(ascii: "?") {
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

private func hmacSHA1(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 20)
  unsafe HMAC(EVP_sha1(), key, Int32(key.count), bytes, bytes.count, &digest, nil)
  return digest
}

/// The name of a VM that cronscale launches: `prefix-YYMMDDHHMMSS-xxxx`, local time and four random hex digits.
///
/// It is chosen and saved before the VM is deployed, so that a deployment whose answer was lost can be looked up, and
/// its form tells later runs which VMs are cronscale's own.
package enum LaunchName {
  /// Digits and hyphens that follow the prefix.
  package static let suffixLength = 18

  /// - Parameters:
  ///   - timestamp: twelve digits, `YYMMDDHHMMSS`.
  ///   - nonce: a random number; its lowest 16 bits are used.
  package static func make(prefix: String, timestamp: String, nonce: UInt16) -> String {
    let hex = String(nonce, radix: 16)
    return "\(prefix)-\(timestamp)-\(String(repeating: "0", count: 4 - hex.count))\(hex)"
  }

  /// Whether `name` has exactly the form that ``make(prefix:timestamp:nonce:)`` gives with this prefix.
  package static func matches(_ name: String, prefix: String) -> Bool {
    let name = Array(name.utf8)
    let start = Array("\(prefix)-".utf8)
    guard name.count == start.count - 1 + suffixLength, name.starts(with: start) else { return false }
    let suffix = name[start.count...]
    let timestamp = suffix.prefix(12)
    let nonce = suffix.suffix(4)
    return timestamp.allSatisfy(isDigit) && suffix[start.count + 12] == UInt8(ascii: "-")
      && nonce.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

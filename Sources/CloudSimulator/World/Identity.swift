/// An object's two ids: the row's number in the database and its UUID. Requests may use either, in every version.
package struct Identity: Hashable, Sendable, Codable {
  package var number: Int
  package var uuid: String

  func matches(_ id: String) -> Bool { id == String(number) || id.lowercased() == uuid }
}

/// Makes UUIDs and keys, the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator, Sendable, Codable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A version 4 UUID in lower case.
  mutating func uuid() -> String {
    var digits = hexadecimal(next()) + hexadecimal(next())
    digits.replaceSubrange(12...12, with: "4")
    digits.replaceSubrange(16...16, with: ["8", "9", "a", "b"].randomElement(using: &self)!)
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return cuts.map { String(digits[$0]) }.joined(separator: "-")
  }

  /// A key of 86 characters, as the server makes them.
  mutating func key() -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    return String((0..<86).map { _ in alphabet.randomElement(using: &self)! })
  }

  private func hexadecimal(_ value: UInt64) -> [Character] {
    let digits = String(value, radix: 16)
    return Array(String(repeating: "0", count: 16 - digits.count) + digits)
  }
}

/// Reads the strings of SSH's binary formats: a length of four bytes, most significant first, then the bytes (RFC 4251, 5).
struct WireReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(Array(bytes)) }

  /// Nil where the bytes end before the string does.
  mutating func string() -> [UInt8]? {
    guard let length = number(), length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return Array(rest.prefix(length))
  }

  mutating func text() -> String? { string().map { String(decoding: $0, as: UTF8.self) } }

  mutating func number() -> Int? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func skip(_ magic: String) -> Bool {
    guard rest.starts(with: magic.utf8) else { return false }
    rest = rest.dropFirst(magic.utf8.count)
    return true
  }
}

// Why not JSONDecoder: it turns numbers into Double (ids beyond 2^53 lose digits), refuses raw control characters and
// invalid UTF-8, both of which real servers send (reference, section 3.6), and takes a thrown error for each wrong guess
// at a value's kind. FoundationEssentials has no JSONSerialization. What is left to do by hand is this one file.

/// Why a body is no JSON.
enum JSONProblem: Error, Equatable {
  /// It ended in the middle: a cut-off answer.
  case cutOff
  /// Not JSON from this byte on.
  case unexpected(offset: Int)
}

/// Reads one JSON value from bytes, tolerating what servers get wrong: raw control characters become spaces, invalid
/// UTF-8 the replacement character, and the last of equal names counts.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  /// The list whose items are not kept, and whether it has come.
  private let awaited: LongList?
  private var hasCome = false
  /// The names of the members that objects keep; nil: all.
  private var kept: [[UInt8]]?
  /// Answers are some five levels deep; a limit keeps hostile ones off the stack.
  private static let deepest = 64

  /// A list in the content of an answer that may be long: each item goes to `take` when it has been read.
  struct LongList {
    let name: String
    /// The names of what is read of an item, and of the objects in it.
    let fields: [String]
    let take: (JSON) -> Void
  }

  /// Throws where the body is not exactly one value.
  ///
  /// - Parameter list: is left empty in the value. Where this throws, items of it may have been taken all the same.
  static func read(_ bytes: [UInt8], list: LongList? = nil) throws(JSONProblem) -> JSON {
    var reader = JSONReader(bytes: bytes, awaited: list)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw .unexpected(offset: reader.position) }
    return value
  }

  private init(bytes: [UInt8], awaited: LongList?) {
    self.bytes = bytes
    self.awaited = awaited
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSON {
    guard depth < Self.deepest else { throw .unexpected(offset: position) }
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSON {
    position += 1
    var members: [String: JSON] = [:]
    if try took("}") { return .object(members) }
    if let kept { members.reserveCapacity(kept.count) }
    repeat {
      guard try peek() == UInt8(ascii: "\"") else { throw .unexpected(offset: position) }
      let name = try keptName()
      guard try took(":") else { throw .unexpected(offset: position) }
      if let name {
        members[name] = try member(name, depth: depth + 1)
      } else {
        try pass(depth: depth + 1)
      }
    } while try took(",")
    guard try took("}") else { throw .unexpected(offset: position) }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSON {
    var items: [JSON] = []
    try eachItem(depth: depth) { items.append($0) }
    return .array(items)
  }

  private mutating func eachItem(depth: Int, _ take: (JSON) -> Void) throws(JSONProblem) {
    position += 1
    if try took("]") { return }
    repeat { take(try value(depth: depth + 1)) } while try took(",")
    guard try took("]") else { throw .unexpected(offset: position) }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONProblem) -> JSON {
    for expected in word.description.utf8 {
      guard try byte() == expected else { throw .unexpected(offset: position - 1) }
    }
    return value
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    try digits()
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if let exponent = next, exponent | 0x20 == UInt8(ascii: "e") {
      position += 1
      if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONProblem) {
    let start = position
    while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) { position += 1 }
    guard position > start else { throw next == nil ? .cutOff : .unexpected(offset: position) }
  }

  private mutating func string() throws(JSONProblem) -> String {
    position += 1
    var text = plainRun()
    while true {
      switch try byte() {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      default: text.append(UInt8(ascii: " "))
      }
      text += plainRun()
    }
  }

  /// The bytes up to a quotation mark, a backslash or a control character.
  private mutating func plainRun() -> ArraySlice<UInt8> {
    let start = position
    passPlainRun()
    return bytes[start..<position]
  }

  private mutating func passPlainRun() {
    var end = position
    while end < bytes.count, case let byte = bytes[end], byte >= 0x20, byte != UInt8(ascii: "\""),
      byte != UInt8(ascii: "\\")
    { end += 1 }
    position = end
  }

  private mutating func escaped() throws(JSONProblem) -> [UInt8] {
    let byte = try byte()
    switch byte {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "u"): return Array(String(try unicodeScalar()).utf8)
    default: return [byte]
    }
  }

  /// The four digits after `\u`, and the second half of a surrogate pair where one follows.
  private mutating func unicodeScalar() throws(JSONProblem) -> Unicode.Scalar {
    let unit = try hexadecimal()
    guard (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: #"\u"#.utf8) else {
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    let afterFirst = position
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else {
      position = afterFirst
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try byte())).hexDigitValue else {
        throw .unexpected(offset: position - 1)
      }
      number = number << 4 | UInt32(digit)
    }
    return number
  }

  /// The byte at hand, nil at the end.
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func byte() throws(JSONProblem) -> UInt8 {
    guard let byte = next else { throw .cutOff }
    position += 1
    return byte
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || (9...13).contains(byte) { position += 1 }
  }

  private mutating func peek() throws(JSONProblem) -> UInt8 {
    skipSpace()
    guard let byte = next else { throw .cutOff }
    return byte
  }

  private mutating func took(_ mark: Unicode.Scalar) throws(JSONProblem) -> Bool {
    guard try peek() == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }
}

// MARK: - What is not kept

extension JSONReader {
  /// A member's value. The list that is waited for hands its items on; a second one of its name is no list of an API's.
  private mutating func member(_ name: String, depth: Int) throws(JSONProblem) -> JSON {
    guard depth == 2, let list = awaited, list.name == name else { return try value(depth: depth) }
    guard !hasCome else { throw .unexpected(offset: position) }
    guard try peek() == UInt8(ascii: "[") else { return try value(depth: depth) }
    hasCome = true
    kept = list.fields.map { Array($0.utf8) }
    try eachItem(depth: depth, list.take)
    kept = nil
    return .array([])
  }

  /// The name at hand; nil where its member is not kept.
  private mutating func keptName() throws(JSONProblem) -> String? {
    guard let kept else { return try string() }
    let start = position
    position += 1
    let name = plainRun()
    if next == UInt8(ascii: "\"") {
      position += 1
      let isKept = kept.contains { $0.count == name.count && name.elementsEqual($0) }
      return isKept ? String(decoding: name, as: UTF8.self) : nil
    }
    // With an escape in it.
    position = start
    let whole = try string()
    return kept.contains(Array(whole.utf8)) ? whole : nil
  }

  /// Passes over a value, which must be whole all the same.
  private mutating func pass(depth: Int) throws(JSONProblem) {
    let usual = kept
    defer { kept = usual }
    kept = []
    guard try peek() == UInt8(ascii: "\"") else {
      _ = try value(depth: depth)
      return
    }
    position += 1
    while true {
      passPlainRun()
      switch try byte() {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): _ = try escaped()
      default: continue
      }
    }
  }
}

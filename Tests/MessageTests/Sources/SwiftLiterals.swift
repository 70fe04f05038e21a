/// One string literal of a source file.
struct Literal {
  let line: Int
  /// What stands between the interpolations; `"""` texts on one line.
  var pieces: [String]
  /// The code just before it, without white space.
  let context: String

  /// As it is named in a list of exceptions: each interpolation is `…`, and line ends at the end are left out.
  var text: String {
    let text = pieces.joined(separator: "…")
    return String(text.reversed().drop { $0.isNewline }.reversed())
  }

  /// Three words make a message; names, paths and options have no spaces.
  var isSentence: Bool {
    let words = text.split { $0.isWhitespace || $0 == "…" }
    return words.count { $0.filter(\.isLetter).count >= 2 } >= 3
  }

  /// Whether `message` has all pieces, in this order.
  func isPart(of message: String) -> Bool {
    var rest = message[...]
    for piece in pieces where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}

/// Finds the string literals of Swift source text, those inside interpolations too. Comments are passed over; regex
/// literals and block comments inside each other are not understood, and nobody here writes them.
struct SwiftLiterals {
  private let source: [Character]
  private var position = 0
  private var line = 1
  private(set) var all: [Literal] = []

  init(_ text: String) {
    source = Array(text)
    while position < source.count { readCode() }
  }

  private func has(_ text: String) -> Bool { source[position...].starts(with: text) }

  private mutating func skip(_ count: Int) {
    line += source[position..<min(position + count, source.count)].count { $0.isNewline }
    position += count
  }

  private mutating func readCode() {
    if has("//") { return skip(source[position...].prefix { !$0.isNewline }.count) }
    if has("/*") {
      while position < source.count, !has("*/") { skip(1) }
      return skip(2)
    }
    let hashes = String(source[position...].prefix { $0 == "#" })
    let quote = ["\"\"\"", "\""].first { source[(position + hashes.count)...].starts(with: $0) }
    guard let quote else { return skip(max(1, hashes.count)) }
    readLiteral(hashes: hashes, quote: quote)
  }

  private mutating func readLiteral(hashes: String, quote: String) {
    let (start, before) = (line, context)
    var pieces = [""]
    skip(hashes.count + quote.count)
    while position < source.count, !has(quote + hashes) {
      if has("\\\(hashes)(") {
        skip(hashes.count + 1)
        readInterpolation()
        pieces.append("")
      } else if has("\\\(hashes)") {
        skip(hashes.count + 1)
        pieces[pieces.count - 1] += readEscape()
      } else {
        pieces[pieces.count - 1].append(source[position])
        skip(1)
      }
    }
    skip(hashes.count + quote.count)
    if quote.count == 3 { pieces = pieces.map(Self.joined) }
    all.append(Literal(line: start, pieces: pieces, context: before))
  }

  /// From its opening parenthesis to the closing one.
  private mutating func readInterpolation() {
    var depth = 0
    while position < source.count {
      if source[position] == "(" { depth += 1 }
      if source[position] == ")" { depth -= 1 }
      if depth == 0 { return skip(1) }
      readCode()
    }
  }

  /// What stands for the escape sequence whose backslash has been read. A line end that is escaped is none, and that of
  /// a `"""` text goes with the next line's margin.
  private mutating func readEscape() -> String {
    let escape = source[position]
    skip(1)
    if escape == "u" {
      skip(source[position...].prefix { $0 != "}" }.count + 1)
      return "…"
    }
    if escape.isNewline {
      skip(source[position...].prefix { $0 == " " }.count)
      return ""
    }
    return escape == "n" ? "\n" : String(escape)
  }

  /// The lines of a `"""` text without their margins, and without the line ends at the quotation marks.
  private static func joined(_ piece: String) -> String {
    let lines = piece.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.enumerated().map { $0 == 0 ? $1 : $1.drop { $0 == " " } }.joined(separator: "\n")
    let hasEnds = (start: text.hasPrefix("\n"), end: text.hasSuffix("\n") && text != "\n")
    return String(text.dropFirst(hasEnds.start ? 1 : 0).dropLast(hasEnds.end ? 1 : 0))
  }

  /// The code before the literal, without white space.
  private var context: String {
    String(source[max(0, position - 120)..<position].filter { !$0.isWhitespace }.suffix(40))
  }
}

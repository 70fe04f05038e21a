/// Finds where elements begin and end, for text in which `<` stands in tags only.
struct XMLScanner {
  private let text: String
  private var position: String.Index

  init(_ text: String) {
    self.text = text
    position = text.startIndex
  }

  /// One `<name …>`, `</name>` or `<name/>`.
  struct Tag {
    let name: String
    let end: String.Index
    let isClosing: Bool
    let isEmpty: Bool
  }

  /// What has not been read.
  var rest: Substring { text[position...] }

  /// The next opening tag, past declarations and comments.
  mutating func opening() -> Tag? {
    while let tag = tag() {
      if tag.name.hasPrefix("?") || tag.name.hasPrefix("!") { continue }
      return tag.isClosing ? nil : tag
    }
    return nil
  }

  /// The element that begins here, with all that is in it; nil, and nothing read, where none does.
  mutating func element() -> (name: String, text: Substring)? {
    let start = position
    guard let first = tag(), !first.isClosing else {
      position = start
      return nil
    }
    var depth = first.isEmpty ? 0 : 1
    while depth > 0 {
      guard let next = tag() else {
        position = start
        return nil
      }
      if next.isClosing { depth -= 1 } else if !next.isEmpty { depth += 1 }
    }
    let begin = text[start...].firstIndex(of: "<") ?? start
    return (first.name, text[begin..<position])
  }

  private mutating func tag() -> Tag? {
    guard let begin = text[position...].utf8.firstIndex(of: UInt8(ascii: "<")),
      let close = text[begin...].utf8.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    position = text.utf8.index(after: close)
    let inside = text[text.utf8.index(after: begin)..<close]
    let isClosing = inside.hasPrefix("/")
    let name = inside.dropFirst(isClosing ? 1 : 0).prefix { !$0.isWhitespace && $0 != "/" }
    return Tag(name: String(name), end: position, isClosing: isClosing, isEmpty: inside.hasSuffix("/"))
  }
}

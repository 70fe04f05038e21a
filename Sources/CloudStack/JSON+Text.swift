private import Platform

extension JSON {
  /// As Python's json module writes it with sorted keys and an indent of two: all that is not ASCII as `\uXXXX`, numbers
  /// as the server sent them. No line end behind it.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: "\n", isASCII: true)
    return text
  }

  /// On one line, without spaces, for a cell of a table: letters stay as they are, and control characters, those that
  /// turn the direction of writing included, are escaped.
  package var compact: String {
    var text = ""
    write(to: &text, indent: nil, isASCII: false)
    return text
  }

  /// - Parameter indent: the line end and the spaces before a member of what surrounds this; nil for one line.
  private func write(to text: inout String, indent: String?, isASCII: Bool) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .text(let value): text += Self.quoted(value, isASCII: isASCII)
    case .array(let items):
      Self.write(items, between: ("[", "]"), to: &text, indent: indent) { item, indent, text in
        item.write(to: &text, indent: indent, isASCII: isASCII)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.write(sorted, between: ("{", "}"), to: &text, indent: indent) { member, indent, text in
        text += Self.quoted(member.key, isASCII: isASCII) + (indent == nil ? ":" : ": ")
        member.value.write(to: &text, indent: indent, isASCII: isASCII)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (String, String), to text: inout String, indent: String?,
    _ writeItem: (Item, _ indent: String?, inout String) -> Void
  ) {
    text += brackets.0
    let deeper = indent.map { $0 + "  " }
    for (number, item) in items.enumerated() {
      text += (number > 0 ? "," : "") + (deeper ?? "")
      writeItem(item, deeper, &text)
    }
    if !items.isEmpty { text += indent ?? "" }
    text += brackets.1
  }

  private static func quoted(_ value: String, isASCII: Bool) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case _ where scalar.isControl || (isASCII && !scalar.isASCII): text += scalar.jsonEscape
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension Unicode.Scalar {
  /// `\n`, `\u001b`, or two escapes for what lies beyond the first plane.
  package var jsonEscape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{8}": "\\b"
    case "\u{C}": "\\f"
    default:
      String(self).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
  }
}

extension JSON {
  /// What a file holds that ``compact`` or ``pretty`` wrote; nil where it is damaged.
  package init?(reading bytes: [UInt8]) {
    guard let value = try? JSONReader.read(bytes) else { return nil }
    self = value
  }
}

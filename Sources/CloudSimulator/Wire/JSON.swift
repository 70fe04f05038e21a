/// A JSON value whose object members keep their order, as the server's answers have one.
package enum JSON: Equatable, Sendable, Codable {
  case text(String)
  case number(Int)
  case boolean(Bool)
  case list([JSON])
  case object([Member])

  /// One name and value of an object.
  package struct Member: Equatable, Sendable, Codable {
    package var name: String
    package var value: JSON
  }

  /// The value of an object's first member of that name.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(arrayLiteral elements: JSON...) { self = .list(elements) }

  /// An object without the members whose value is nil: the server leaves blank fields out.
  package init(dictionaryLiteral elements: (String, JSON?)...) {
    self = .object(elements.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }
}

extension JSON {
  /// The value as compact JSON text.
  package var rendered: String {
    switch self {
    case .text(let text): JSON.quoted(text)
    case .number(let number): String(number)
    case .boolean(let flag): String(flag)
    case .list(let items): "[" + items.map(\.rendered).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(JSON.quoted($0.name)):\($0.value.rendered)" }.joined(separator: ",") + "}"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A JSON value as the server sent it. Numbers keep their digits: an id of 2.2 may be larger than a Double holds exactly.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case array([JSON])
  case object([String: JSON])

  /// A member of an object; nil where there is none or this is no object.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// A text, or a number's digits: ids are numbers in 2.2 and text since (reference, section 4.1).
  package var text: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }

  /// A whole number, also where it stands as text.
  package var integer: Int? { text.flatMap { Int($0) } }

  /// A truth value, also as the text that old versions send (reference, section 3.4).
  package var bool: Bool? {
    switch self {
    case .bool(let value): value
    case .text("true"): true
    case .text("false"): false
    case .null, .text, .number, .array, .object: nil
    }
  }

  /// An array's items; a missing array is an empty list (reference, section 3.2), and so is anything else.
  package var items: [JSON] {
    guard case .array(let items) = self else { return [] }
    return items
  }
}

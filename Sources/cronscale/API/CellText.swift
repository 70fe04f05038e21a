import CloudStack
import Platform

extension JSON {
  /// The value in a cell of a table: truth values as Python wrote them, nested values as JSON.
  var cell: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "True" : "False"
    case .number(let digits): digits
    case .text(let text): text.escaped
    case .array, .object: compact
    }
  }
}

extension String {
  /// The text on one line, with nothing in it that a terminal would obey: `\n`, `\u001b`.
  var escaped: String { escaping(where: \.isControl) }

  func escaping(where isDangerous: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isDangerous) else { return self }
    return unicodeScalars.map { isDangerous($0) ? $0.jsonEscape : String($0) }.joined()
  }
}

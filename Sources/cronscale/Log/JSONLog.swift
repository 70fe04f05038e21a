import Platform
import Scaling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One line of `--log-format json`.
struct JSONLine: Encodable {
  var time: String
  var group: String?
  var event: Event

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Name.self)
    try line.encode(time, forKey: "time")
    try line.encodeIfPresent(group, forKey: "group")
    try line.encode(event.name, forKey: "event")
    for (name, value) in event.fields { try value.encode(into: &line, as: name) }
  }

  /// The line's text; keys are sorted, so that equal events are equal lines.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing in an event can fail to encode: texts, finite numbers, and lists of texts.
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self).withControlsEscaped
  }

  struct Name: CodingKey, ExpressibleByStringLiteral {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init(stringLiteral value: String) { stringValue = value }
    init?(intValue: Int) { nil }
  }
}

/// A value of a JSON line.
enum FieldValue {
  case text(String?)
  case number(Double?)
  case integer(Int?)
  case texts([String])

  func encode(into line: inout KeyedEncodingContainer<JSONLine.Name>, as name: String) throws {
    let key = JSONLine.Name(stringValue: name)
    switch self {
    case .text(let value): try line.encodeIfPresent(value, forKey: key)
    case .number(let value): try line.encodeIfPresent(value, forKey: key)
    case .integer(let value): try line.encodeIfPresent(value, forKey: key)
    case .texts(let values): try line.encode(values, forKey: key)
    }
  }
}

extension String {
  /// JSON itself escapes the controls of ASCII only; a terminal obeys others too. All are of four hexadecimal digits.
  var withControlsEscaped: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return unicodeScalars.map { scalar in
      guard scalar.isControl else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}

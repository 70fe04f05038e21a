// Why no XML parser: libxml2 would be one more library for one option, and nothing is asked of the text but where the
// root's children begin and end. The server escapes `<` in every value (Serializer's XML writer), so tags are all that
// has one.

/// An answer in XML: the server's own text, cut where its root's children begin and end.
package struct XMLAnswer: Equatable, Sendable {
  /// All up to the first child: the declaration and the root's opening tag.
  let head: String
  private(set) var children: [Child]
  /// The root's closing tag.
  let tail: String

  /// One element below the root.
  struct Child: Equatable, Sendable {
    let name: String
    /// With its tags.
    let text: String

    /// What stands between its tags, as it is.
    var content: Substring { text.dropFirst(name.utf8.count + 2).dropLast(name.utf8.count + 3) }
  }

  /// As the server wrote it, but for characters that a terminal would obey.
  package var text: String { (head + children.map(\.text).joined() + tail).withoutControls }

  /// The element of a finished job's answer that holds its result; nil where the job left none.
  package var jobResult: String? { children.first { $0.name == "jobresult" }?.text.withoutControls }

  /// The id of the job that was started.
  package var jobID: String? { children.first { $0.name == "jobid" }.map { String($0.content) } }

  /// The items of a list.
  var rows: [Child] { children.filter { $0.name != "count" } }

  /// Puts in the items of further pages, each once.
  mutating func add(_ rows: [Child]) {
    children += rows
    let count = "<count>\(self.rows.count)</count>"
    children = children.map { $0.name == "count" ? Child(name: "count", text: count) : $0 }
  }
}

extension XMLAnswer {
  /// Nil where the text is no element with whole elements in it.
  init?(_ text: String) {
    var scanner = XMLScanner(text)
    guard let root = scanner.opening() else { return nil }
    let head = String(text[..<root.end])
    guard !root.isEmpty else {
      self.init(head: head, children: [], tail: "")
      return
    }
    var children: [Child] = []
    while let child = scanner.element() { children.append(Child(name: child.name, text: String(child.text))) }
    let tail = String(scanner.rest)
    guard tail.hasPrefix("</\(root.name)") else { return nil }
    self.init(head: head, children: children, tail: tail)
  }
}

extension Reply {
  /// The answer in this reply where XML was asked for, or what else it is.
  func xmlAnswer(clockSkew: Double?) throws(ReplyFailure) -> XMLAnswer {
    let text = String(decoding: body, as: UTF8.self)
    guard !(300..<400).contains(status), !body.isEmpty, let answer = XMLAnswer(text), answer.isAPIs else {
      throw noXML
    }
    func value(_ name: String) -> String? { answer.children.first { $0.name == name }.map { $0.content.unescaped } }
    if let code = value("errorcode").flatMap({ Int($0) }) {
      throw refused(code: code, text: value("errortext") ?? "no error text", clockSkew)
    }
    guard (200..<300).contains(status) else { throw noXML }
    return answer
  }
}

extension XMLAnswer {
  /// An HTML page may be whole elements too.
  fileprivate var isAPIs: Bool { head.hasPrefix("<?xml") && !head.lowercased().contains("<html") }
}

extension StringProtocol {
  /// With the five entities of XML, and numbered ones, as the characters that they stand for.
  fileprivate var unescaped: String {
    var text = ""
    var rest = self[...]
    while let ampersand = rest.firstIndex(of: "&"), let end = rest[ampersand...].firstIndex(of: ";") {
      text += rest[..<ampersand]
      let entity = rest[rest.index(after: ampersand)..<end]
      text += Self.character(String(entity)) ?? String(rest[ampersand...end])
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private static func character(_ entity: String) -> String? {
    let named = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
    if let known = named[entity] { return known }
    guard entity.hasPrefix("#") else { return nil }
    let digits = entity.dropFirst(entity.hasPrefix("#x") ? 2 : 1)
    return UInt32(digits, radix: entity.hasPrefix("#x") ? 16 : 10).flatMap(Unicode.Scalar.init).map { String($0) }
  }
}

extension String {
  /// Control characters that XML 1.0 forbids as the replacement character, those that it allows as references.
  fileprivate var withoutControls: String {
    guard unicodeScalars.contains(where: \.isObeyed) else { return self }
    return unicodeScalars.map { scalar in
      guard scalar.isObeyed else { return String(scalar) }
      return scalar.value < 0x20 ? "\u{FFFD}" : "&#\(scalar.value);"
    }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var isObeyed: Bool { properties.generalCategory == .control && !["\n", "\r", "\t"].contains(self) }
}

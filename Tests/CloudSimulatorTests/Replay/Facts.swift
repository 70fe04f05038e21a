import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An answer's shape as a set of sentences: status, content type, envelope, each field with its type, and the values that
/// the reference lets tests pin. Numbers inside texts are written `#`: they are the database's.
enum Facts {
  /// Fields whose value counts, not only their type.
  private static let pinned: Set<String> = [
    "errorcode", "errortext", "jobstatus", "jobresultcode", "jobresulttype", "cmd", "state", "name", "displayname",
    "group", "success", "algorithm", "publicport", "privateport", "allocationstate", "isready", "resourcetype",
    "cloudstackversion", "jobinstancetype",
  ]

  static func of(status: Int, headers: [String: String], body: String) -> Set<String> {
    let type = (headers["Content-Type"] ?? "none").lowercased()
    var facts: Set = ["status \(status)", "content type \(type)"]
    if let description = headers["X-Description"] { facts.insert("description \(plain(description))") }
    if type.contains("javascript"), let value = try? JSONSerialization.jsonObject(with: Data(body.utf8)) {
      collect(value, at: "", into: &facts)
    } else if type.contains("xml") {
      facts.formUnion(Elements.facts(of: body))
    }
    return facts
  }

  static func plain(_ text: String) -> String { text.replacing(/[0-9]+/, with: "#") }

  private static func collect(_ value: Any, at path: String, into facts: inout Set<String>) {
    switch value {
    case let object as [String: Any]:
      if object.isEmpty { facts.insert("\(path) is empty") }
      for (key, member) in object { collect(member, at: path.isEmpty ? key : "\(path).\(key)", into: &facts) }
    case let array as [Any]:
      facts.insert("\(path) is an array")
      for item in array { collect(item, at: "\(path)\(label(of: item))", into: &facts) }
    default:
      facts.insert(sentence(value, at: path))
    }
  }

  /// Items of a list are told apart by their names, since their order is not promised.
  private static func label(of item: Any) -> String {
    ((item as? [String: Any])?["name"] as? String).map { "[\($0)]" } ?? "[]"
  }

  private static func sentence(_ value: Any, at path: String) -> String {
    let name = path.split(separator: ".").last.map(String.init) ?? path
    guard let text = value as? String else {
      let isBoolean = numberType(value) == "boolean"
      let kind = isBoolean ? "boolean" : "number"
      return pinned.contains(name) ? "\(path) is the \(kind) \(value)" : "\(path) is a \(kind)"
    }
    guard pinned.contains(name) else { return "\(path) is a text" }
    return "\(path) is the text \(name == "errortext" ? plain(text) : text)"
  }

  /// JSONSerialization makes NSNumber of both; only its type encoding tells a boolean.
  private static func numberType(_ value: Any) -> String {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" ? "boolean" : "number" } ?? "null"
  }
}

/// The elements of an XML answer, by their paths, with the texts that are pinned.
private final class Elements: NSObject, XMLParserDelegate {
  private var path: [String] = []
  private var text = ""
  private var facts: Set<String> = []

  static func facts(of body: String) -> Set<String> {
    let collector = Elements()
    // The declaration says ISO-8859-1, the bytes are UTF-8.
    let parser = XMLParser(data: Data(body.replacing("encoding=\"ISO-8859-1\"", with: "").utf8))
    parser.delegate = collector
    return parser.parse() ? collector.facts : ["XML that cannot be parsed"]
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    path.append(name)
    text = ""
    facts.insert("<\(path.joined(separator: "."))>")
    for (name, value) in attributes { facts.insert("<\(path.joined(separator: "."))> has \(name) \(value)") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if ["errorcode", "errortext", "jobstatus", "state"].contains(name) {
      facts.insert("<\(path.joined(separator: "."))> is \(Facts.plain(text))")
    }
    path.removeLast()
    text = ""
  }
}

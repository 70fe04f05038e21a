/// Writes answers as text: the key around them, the spaces of old servers, XML where JSON was not asked for.
struct Envelope {
  var key: String
  var behaviour: Behaviour

  func json(_ answer: Answer) -> String {
    switch answer {
    case .list(let name, let items, let total): json(content: list(name, items, total))
    case .named(let name, let value):
      json(
        content: behaviour.spacedEnvelope ? "{ \"\(name)\" : \(value.rendered) }" : "{\"\(name)\":\(value.rendered)}")
    case .object(let value): json(content: value.rendered)
    }
  }

  func json(content: String) -> String {
    behaviour.spacedEnvelope ? "{ \"\(key)\" : \(content) }" : "{\"\(key)\":\(content)}"
  }

  private func list(_ name: String, _ items: [JSON], _ total: Int) -> String {
    guard let count = count(items, total) else { return behaviour.spacedEnvelope ? "{ }" : "{}" }
    guard !items.isEmpty else { return "{\"count\":\(count)}" }
    let array = items.map(\.rendered)
    return behaviour.spacedEnvelope
      ? "{ \"count\":\(count) ,\"\(name)\" : [  \(array.joined(separator: ", ")) ] }"
      : "{\"count\":\(count),\"\(name)\":[\(array.joined(separator: ","))]}"
  }

  /// nil is not written: an empty list has no `count`; a page beyond the last one of 4.x has it (3.2 of the reference).
  private func count(_ items: [JSON], _ total: Int) -> Int? {
    let count = behaviour.countIsTotal ? total : items.count
    return count > 0 ? count : nil
  }

  func xml(_ answer: Answer) -> String {
    switch answer {
    case .list(let name, let items, let total):
      xml(content: (count(items, total).map { element("count", .number($0)) } ?? "") + element(name, .list(items)))
    case .named(let name, let value): xml(content: element(name, value))
    case .object(let value): xml(content: body(of: value))
    }
  }

  /// The declaration says ISO-8859-1 although the bytes are UTF-8: recorded so.
  func xml(content: String) -> String {
    let start = "<?xml version=\"1.0\" encoding=\"\(behaviour.spacedEnvelope ? "ISO-8859-1" : "UTF-8")\"?>"
    return start + "<\(key) cloud-stack-version=\"\(behaviour.version)\">\(content)</\(key)>"
  }

  /// Array members repeat their element; empty arrays leave nothing.
  private func element(_ name: String, _ value: JSON) -> String {
    guard case .list(let items) = value else { return "<\(name)>\(body(of: value))</\(name)>" }
    return items.map { element(name, $0) }.joined()
  }

  func body(of value: JSON) -> String {
    switch value {
    case .text(let text): Envelope.escaped(text)
    case .number(let number): String(number)
    case .boolean(let flag): String(flag)
    case .list(let items): items.map(body).joined()
    case .object(let members): members.map { element($0.name, $0.value) }.joined()
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

/// What a command answers, before it is written as JSON or XML.
package enum Answer: Equatable, Sendable {
  /// One page of a list: the array's name, the page's items, and the number of items on all pages.
  case list(name: String, items: [JSON], total: Int)
  /// One object under its own name, as listCapabilities has it.
  case named(String, JSON)
  /// The envelope's content itself: job ids, job states.
  case object(JSON)

  /// The first member of that name: in the object, or in the first item of the list.
  package subscript(name: String) -> JSON? {
    switch self {
    case .list(_, let items, _): items.first?[name]
    case .named(_, let value), .object(let value): value[name]
    }
  }

  /// The items of a list; of anything else none.
  package var items: [JSON] {
    guard case .list(_, let items, _) = self else { return [] }
    return items
  }
}

/// An error of the API: its code is the HTTP status as well.
package struct Refusal: Error, Equatable, Sendable, Codable {
  package var code: Int
  /// Absent where the server's exception had no text, which jobs of some versions show.
  package var text: String?
  var envelope = Envelope.command

  /// The answer's one key; 3.5 of the reference has the exceptions.
  enum Envelope: String, Codable {
    case command
    case error = "errorresponse"
    case null
  }

  init(_ code: Int, _ text: String?, envelope: Envelope = .command) {
    (self.code, self.text, self.envelope) = (code, text, envelope)
  }

  /// What ordinary users see of a failure inside the server.
  static let internalError = Refusal(
    530, "Internal error executing command, please contact your system administrator")

  /// Every authentication failure, whatever its cause.
  static func unauthorized(_ envelope: Envelope = .command) -> Refusal {
    Refusal(401, "unable to verify user credentials and/or request signature", envelope: envelope)
  }

  /// CloudStack's own classification, from 4.0 on; absent on 401.
  private var category: Int? {
    switch code {
    case 401: nil
    case 431: 4350
    case 531: 4365
    case 533: 4330
    case 534, 535: 4370
    default: 9999
    }
  }

  func json(withCategory: Bool) -> JSON {
    [
      "uuidList": [], "errorcode": .number(code), "cserrorcode": withCategory ? category.map(JSON.number) : nil,
      "errortext": text.map(JSON.text),
    ]
  }
}

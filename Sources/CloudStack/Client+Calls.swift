/// Any command, for people: nothing is known of what it answers.
extension Client {
  /// The answer as it is.
  package func answer(to call: APICall) throws(CloudError) -> Answer {
    try perform(call, .json)
  }

  /// The answer as the server writes XML.
  package func xmlAnswer(to call: APICall) throws(CloudError) -> XMLAnswer {
    try perform(call, .xml)
  }

  /// The answer with all pages of its list in one, and a count that says how many items those are. What is no list, and
  /// what the server does not cut into pages, is as it is.
  package func wholeAnswer(to call: APICall) throws(CloudError) -> Answer {
    var whole: Answer?
    var seen: Set<[JSON]> = []
    try eachPage(of: call.command) { page throws(CloudError) in
      let answer = try answer(to: call.adding(page.parameters))
      let items = answer.content.list?.items ?? []
      guard page.number > 1, let first = whole, let list = first.content.list else {
        // On one page two that look the same are two.
        (whole, seen) = (answer, Set(items.map(\.identity)))
        return (items.count, true)
      }
      let news = items.filter { !seen.contains($0.identity) }
      seen.formUnion(news.map(\.identity))
      whole = Answer(envelope: first.envelope, content: first.content.replacing(list.name, with: list.items + news))
      return (items.count, !news.isEmpty)
    }
    guard let whole else { preconditionFailure("the first page was asked for") }
    return whole
  }

  /// The same in XML. There a thing that changed between two pages is taken for two.
  package func wholeXMLAnswer(to call: APICall) throws(CloudError) -> XMLAnswer {
    var whole: XMLAnswer?
    try eachPage(of: call.command) { page throws(CloudError) in
      let answer = try xmlAnswer(to: call.adding(page.parameters))
      guard page.number > 1, var joined = whole else {
        whole = answer
        return (answer.rows.count, true)
      }
      let known = Set(joined.rows.map(\.text))
      let news = answer.rows.filter { !known.contains($0.text) }
      joined.add(news)
      whole = joined
      return (answer.rows.count, !news.isEmpty)
    }
    guard let whole else { preconditionFailure("the first page was asked for") }
    return whole
  }
}

extension JSON {
  /// The list in an answer's content, and the name that it has there: beside a `count` the only array, else the only
  /// member, and an array. An empty list has no name.
  package var list: (name: String, items: [JSON])? {
    guard case .object(let members) = self else { return nil }
    let others = members.filter { $0.key != "count" }
    if others.isEmpty { return ("", []) }
    let lists = others.filter { $0.value.isArray }
    guard lists.count == 1, let (name, value) = lists.first, others.count == 1 || members["count"] != nil else {
      return nil
    }
    return (name, value.items)
  }

  private var isArray: Bool {
    if case .array = self { true } else { false }
  }

  /// The content with another list; a count, where there was one, is the list's own.
  fileprivate func replacing(_ name: String, with items: [JSON]) -> JSON {
    guard case .object(var members) = self else { return self }
    members[name] = .array(items)
    if members["count"] != nil { members["count"] = .number(String(items.count)) }
    return .object(members)
  }
}

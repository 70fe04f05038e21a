/// How the server is asked to write its answer, and what becomes of it.
struct AnswerForm<Content> {
  /// The value of the parameter `response`.
  let name: String
  /// `clockSkew`: seconds that the server's clock is ahead.
  let read: (_ reply: Reply, _ clockSkew: Double?) throws(ReplyFailure) -> Content
}

extension AnswerForm<Answer> {
  static var json: AnswerForm<Answer> {
    AnswerForm(name: "json") { reply, skew throws(ReplyFailure) in try reply.answer(clockSkew: skew) }
  }
}

extension AnswerForm<XMLAnswer> {
  static var xml: AnswerForm<XMLAnswer> {
    AnswerForm(name: "xml") { reply, skew throws(ReplyFailure) in try reply.xmlAnswer(clockSkew: skew) }
  }
}

/// An answer with a list, each of whose items became an object as soon as it was read: thousands of VMs take several
/// times the memory as JSON.
struct ListAnswer<Object> {
  /// The list is empty in it.
  let answer: Answer
  /// What became of the items; nil for one that is no object of that kind.
  let objects: [Object?]
}

extension AnswerForm {
  /// - Parameters:
  ///   - name: the list's.
  ///   - fields: what `decode` reads of an item.
  static func list<Object>(
    _ name: String, _ fields: [String], _ decode: @escaping (JSON) -> Object?
  ) -> AnswerForm where Content == ListAnswer<Object> {
    AnswerForm(name: "json") { reply, skew throws(ReplyFailure) in
      var objects: [Object?] = []
      let list = JSONReader.LongList(name: name, fields: fields) { objects.append(decode($0)) }
      let answer = try reply.answer(clockSkew: skew, list: list)
      return ListAnswer(answer: answer, objects: objects)
    }
  }
}

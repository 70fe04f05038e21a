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

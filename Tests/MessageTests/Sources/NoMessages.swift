/// Sentences of the sources that are no messages, each with the reason.
enum NoMessages {
  /// Places where no message stands: what is before the literal, and why.
  static let places: [(before: String, reason: String)] = [
    ("help:", "help"), ("help:ArgumentHelp(", "help"), ("abstract:", "help"), ("discussion:", "help"),
    ("preconditionFailure(", "a fault of the program, which ends it"),
  ]

  /// Files without messages.
  static let files: [(path: String, reason: String)] = []

  /// Single sentences, with `…` for what is put in.
  static let sentences: [(text: String, reason: String)] = []
}

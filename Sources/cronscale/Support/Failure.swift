/// What ends a run, or a part of it, as its user reads it.
struct Failure: Error, Equatable {
  var status: ExitStatus
  /// Where, and what was found: lower case, no full stop.
  var message: String
  /// What to do about it.
  var hint: String?

  init(_ status: ExitStatus, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }
}

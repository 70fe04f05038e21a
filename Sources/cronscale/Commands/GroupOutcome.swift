/// What came of a command for one group, or for all where the rc files themselves forbid it.
struct GroupOutcome<Value: Sendable>: Sendable {
  /// As the user named it, or as it was found; nil where it is about all.
  var rcFile: String?
  /// Nil where the rc file does not tell.
  var group: String?
  var result: Result<Value, Refusal>

  /// The failure's, or what the value stands for.
  func status(_ standing: (Value) -> ExitStatus) -> ExitStatus {
    switch result {
    case .success(let value): standing(value)
    case .failure(let refusal): refusal.status
    }
  }
}

import SSH

/// What came of reading the load.
struct HostSnapshot: Sendable {
  /// As the rc file has it; of a member its name in the account.
  var name = ""
  var milestones: [Milestone] = []
  /// What ended the reading before the command did.
  var trouble: SSHError?
  /// Nil where the command was not reached.
  var load: Result<Double, Failure>?
  /// Whether the system's client did it, which tells nothing of its steps.
  var isBySystem = false
  /// Why it did, where libssh2 would have been preferred.
  var fallbackReason: String?
  /// Where the key was written down that a person accepted just now.
  var acceptedInto: String?

  /// The numeric address that answered.
  var address: String? {
    for case .connected(let address, _) in milestones { return address }
    return nil
  }

  /// The stage that failed; nil where the command was run.
  var failedStage: Stage? { trouble.map { $0.stage ?? .connection } }
}

import Platform

/// What a lock is worth: it keeps other runs out only while its file is the one that they find.
struct LockClaim: Sendable {
  let path: String
  let identity: FileIdentity

  enum Standing {
    case good
    /// The file was removed, and nobody has come since: whoever does makes it anew.
    case abandoned
    /// The file was removed, and another run has been here, or is.
    case lost
  }

  func standing() throws(SystemError) -> Standing {
    guard let found = try FileIdentity(at: path) else { return .abandoned }
    return found == identity ? .good : .lost
  }
}

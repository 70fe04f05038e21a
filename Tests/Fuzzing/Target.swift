/// What is fed with hostile bytes. A target that returns has passed: what is wrong traps, or is a broken `precondition`.
enum Target: String, CaseIterable {
  /// A whole rc file.
  case rcfile
  /// An HTTP status and a body from the cloud.
  case answers
  /// What a host printed.
  case load
  /// A whole known_hosts file.
  case knownhosts
  /// A private key file.
  case keyfile

  func take(_ bytes: [UInt8]) {
    switch self {
    case .rcfile: takeRCFile(bytes)
    case .answers: takeAnswer(bytes)
    case .load: takeLoad(bytes)
    case .knownhosts: takeKnownHosts(bytes)
    case .keyfile: takeKeyFile(bytes)
    }
  }
}

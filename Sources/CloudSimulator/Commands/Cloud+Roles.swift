extension World {
  /// How a role of 4.x keeps a command from its users; 3.0 knows one way only.
  package enum Ban: String, Sendable, Codable, CaseIterable {
    /// A rule of the role says no: 401.
    case denied
    /// No rule of the role says yes: 432.
    case unmentioned
  }
}

extension Cloud {
  func mayCall(_ command: String, _ user: World.User) -> Bool { user.isAdmin || world.forbidden[command] == nil }

  /// Looked at before the signature (2.2 of the reference): whose secret is wrong is told the same.
  func checkRole(_ command: String, _ user: World.User) throws(Refusal) {
    guard !mayCall(command, user), let ban = world.forbidden[command] else { return }
    guard !isOld else { throw Refusal(432, "The given command:\(command) does not exist", envelope: .error) }
    switch ban {
    case .denied: throw Command.unavailable(command)
    case .unmentioned:
      let account = "Account [\(user.name)]"
      let text = "The API [\(command)] does not exist or is not available for the account \(account)."
      throw Refusal(432, text, envelope: .error)
    }
  }
}

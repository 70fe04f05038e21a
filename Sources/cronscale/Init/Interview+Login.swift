import RCFile
import SSH

extension Interview {
  /// Asks for the login until it works, or until a person leaves it as it is.
  mutating func askForLogin() throws(Failure) {
    try askForUser(given: options.user)
    try askForKey(given: options.privateKey.map(absolute))
    while let obstacle = try tryLogin() {
      guard questioner.isPersonThere else { throw obstacle.failure }
      tell(obstacle.failure)
      if obstacle.isPassphrase, try askForPassphraseAgain() { continue }
      switch try next(after: obstacle) {
      case .address: try askForOtherAddress()
      case .login:
        try askForUser(given: nil)
        try askForKey(given: nil)
      case .leave: return
      }
    }
  }

  /// Why the login did not work, and what is likely to be wrong.
  private struct Obstacle {
    let failure: Failure
    let next: Next
    var isPassphrase = false
  }

  private enum Next: String {
    case address = "a"
    case login = "u"
    case leave = "l"
  }

  /// Nil where it works.
  private func tryLogin() throws(Failure) -> Obstacle? {
    let monitoring: Settings.Monitoring
    do { monitoring = try draft.monitoring(home: user.home) } catch { throw Failure(.configuration, error.message) }
    let host = draft[.monitoring, "host"] ?? ""
    questioner.tell("Logging in to \(host) as \(monitoring.user) ...")
    var isTrusted = true
    let answer = try effects.logIn(monitoring, host) { key throws(Failure) in
      isTrusted = try trusts(HostKeyQuestion(key: key, host: host, port: monitoring.port))
      return isTrusted
    }
    switch answer {
    case .load(let load):
      questioner.tell("Logged in to \(host): the load there is \(text(load))")
      return nil
    case .wrongPassphrase:
      return Obstacle(failure: .wrongPassphrase(of: monitoring.privateKeyPath), next: .login, isPassphrase: true)
    case .failed(let failure):
      guard failure.status != .unfinished else { throw .givenUp }
      return Obstacle(failure: failure, next: isTrusted && failure.status == .refused ? .login : .address)
    }
  }

  private func trusts(_ question: HostKeyQuestion) throws(Failure) -> Bool {
    guard !options.acceptHostKeys else {
      questioner.tell("Trusting its host key \(question.key.type) \(question.key.fingerprint)")
      return true
    }
    return try questioner.agrees(to: question.text)
  }

  private func next(after obstacle: Obstacle) throws(Failure) -> Next {
    let question = Prompt(
      text: "Another (a)ddress, another (u)ser or key, or (l)eave it so", option: "--user",
      fallback: obstacle.next.rawValue)
    return try questioner.answer(question) { text throws(Objection) in
      guard let next = Next(rawValue: text.lowercased()) else { throw Objection("type a, u or l") }
      return next
    }
  }

  private mutating func askForOtherAddress() throws(Failure) {
    let (host, port) = (draft[.monitoring, "host"], draft[.monitoring, "port"])
    try askForHostName(Prompt(text: "Its name or address for SSH", option: "--monitor", fallback: host))
    try ask(Prompt(text: "SSH port", option: "--port", fallback: port), for: .monitoring, "port")
  }

  private mutating func askForUser(given: String?) throws(Failure) {
    let usual = draft[.monitoring, "user"] ?? user.environment["USER"].nonEmpty
    try ask(
      Prompt(text: "SSH user", option: "--user", given: given, fallback: questioner.isPersonThere ? usual : nil),
      for: .monitoring, "user")
  }
}

extension Failure {
  static func wrongPassphrase(of key: String) -> Failure {
    Failure(
      .refused, "private key \(key): the passphrase is wrong",
      hint: "to try it by hand: ssh-keygen -y -f \(key.forShell)")
  }
}

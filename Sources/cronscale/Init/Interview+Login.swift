import RCFile
import SSH

extension Interview {
  /// Asks for the login until it works, or until a person leaves it as it is.
  mutating func askForLogin() throws(Failure) {
    try askForUser(given: options.user)
    try askForKey(given: options.privateKey.map(absolute))
    var accepted: NewHostKey?
    while true {
      let (host, answer) = try tryLogin(accepted)
      let failure: Failure
      switch answer.load {
      case .success(let load):
        return questioner.tell("Logged in to \(host): the load there is \(text(load))")
      case .failure(let why): failure = why
      }
      guard failure != .givenUp else { throw failure }
      if accepted == nil, let key = answer.newHostKey, try accepts(key, of: host) {
        accepted = key
        continue
      }
      guard questioner.isPersonThere else { throw failure }
      tell(failure)
      switch try whatNext(after: failure) {
      case .address: try askForOtherAddress()
      case .login:
        try askForUser(given: nil)
        try askForKey(given: nil)
      case .leave: return
      }
      accepted = nil
    }
  }

  private func tryLogin(_ accepted: NewHostKey?) throws(Failure) -> (host: String, MonitoredHost.Answer) {
    let monitoring: Settings.Monitoring
    do { monitoring = try draft.monitoring(home: user.home) } catch { throw Failure(.configuration, error.message) }
    questioner.tell("Logging in to \(monitoring.host) as \(monitoring.user) ...")
    var answer = try effects.logIn(monitoring, accepted)
    answer.load = answer.load.mapError { $0.status == .unfinished ? .givenUp : $0 }
    return (monitoring.host, answer)
  }

  private func accepts(_ key: NewHostKey, of host: String) throws(Failure) -> Bool {
    let shown = "\(host) shows the host key \(key.type) \(key.fingerprint), which no known_hosts file has"
    questioner.tell(shown)
    if options.acceptHostKeys { return true }
    guard questioner.isPersonThere else { return false }
    return try questioner.agrees(to: "Is that its key? Yes writes it to known_hosts")
  }

  private enum Next { case address, login, leave }

  private func whatNext(after failure: Failure) throws(Failure) -> Next {
    let question = Prompt(
      text: "Another (a)ddress, another (u)ser or key, or (l)eave it so", option: "--user",
      fallback: failure.status == .refused ? "u" : "a")
    return try questioner.answer(question) { text throws(Objection) in
      switch text.lowercased() {
      case "a": .address
      case "u": .login
      case "l": .leave
      default: throw Objection("type a, u or l")
      }
    }
  }

  private mutating func askForOtherAddress() throws(Failure) {
    let (host, port) = (draft[.monitoring, "host"], draft[.monitoring, "port"])
    try ask(Prompt(text: "Its name or address for SSH", option: "--monitor", fallback: host), for: .monitoring, "host")
    try ask(Prompt(text: "SSH port", option: "--port", fallback: port), for: .monitoring, "port")
  }

  private mutating func askForUser(given: String?) throws(Failure) {
    let usual = draft[.monitoring, "user"] ?? user.environment["USER"].nonEmpty
    try ask(
      Prompt(
        text: "SSH user", option: "--user", given: given, fallback: questioner.isPersonThere ? usual : nil),
      for: .monitoring, "user")
  }
}

import CloudStack
import Platform
import RCFile
import SSH

/// The questions of `init`, in their order, and what has been answered so far; nothing is written before the last one.
struct Interview {
  let options: InitOptions
  let questioner: Questioner
  let user: User
  let effects: Effects
  /// The rc file so far.
  var draft = Draft()

  /// What the questions are tried on: the cloud, and the host to be monitored.
  struct Effects {
    /// The API of the account that the draft names.
    let client: (Settings.Account) throws(Failure) -> Client
    /// Logs in and reads the load; asks whether to trust a host key that no known_hosts file has.
    let logIn: (Settings.Monitoring, _ host: String, HostKeyJudge) throws(Failure) -> Login

    typealias HostKeyJudge = (NewHostKey) throws(Failure) -> Bool
  }

  /// What came of trying to log in.
  enum Login {
    case load(Double)
    case wrongPassphrase
    case failed(Failure)
  }

  init(options: InitOptions, questioner: Questioner, user: User, effects: Effects) {
    (self.options, self.questioner, self.user, self.effects) = (options, questioner, user, effects)
  }

  /// Asks until the rc file is complete.
  ///
  /// - Returns: where it is to be written; a person has agreed if there is something.
  mutating func conduct() throws -> String {
    let offer = try askForAccount()
    let rule = try askForRule(of: offer)
    try choose(from: offer, behind: rule)
    try askForLogin()
    try askForPolicy(of: rule)
    return try askForFile()
  }

  /// Asks for all that the account's lists have; a script hears at once of all that it chose wrong or left open there.
  private mutating func choose(from offer: Offer, behind rule: Offer.Rule) throws {
    let isPersonThere = questioner.isPersonThere
    var failures: [Failure] = []
    func attempt(_ step: () throws(Failure) -> Void) throws(Failure) {
      do { try step() } catch {
        guard !isPersonThere else { throw error }
        failures.append(error)
      }
    }
    try attempt { () throws(Failure) in try askForTemplate(of: offer) }
    try attempt { () throws(Failure) in try askForOffering(of: offer) }
    try attempt { () throws(Failure) in try askForNetwork(of: offer, behind: rule) }
    try attempt { () throws(Failure) in try askForHost(of: offer, behind: rule) }
    if !failures.isEmpty { throw Refusal(failures: failures) }
  }

  /// Asks for the value of a key, judged by the key table.
  mutating func ask(_ question: Prompt, for section: Section, _ key: String) throws(Failure) {
    let home = user.home
    try ask(question) { draft, text throws(Objection) in try draft.set(section, key, to: text, home: home) }
  }

  /// Asks for something that `put` judges and puts into the draft.
  mutating func ask(
    _ question: Prompt, put: (inout Draft, String) throws(Objection) -> Void
  ) throws(Failure) {
    let before = draft
    draft = try questioner.answer(question) { text throws(Objection) in
      var draft = before
      try put(&draft, text)
      return draft
    }
  }

  /// Puts what an option says into the draft, unasked.
  mutating func take(_ given: String?, from option: String, for section: Section, _ key: String) throws(Failure) {
    guard let given else { return }
    let home = user.home
    try put(from: option) { draft throws(Objection) in try draft.set(section, key, to: given, home: home) }
  }

  /// Puts something into the draft that was chosen, or said by an option.
  mutating func put(from option: String, _ put: (inout Draft) throws(Objection) -> Void) throws(Failure) {
    do { try put(&draft) } catch { throw .wrongOption(option, error) }
  }

  /// Says what went wrong, for a person to answer otherwise.
  func tell(_ failure: Failure) {
    for line in [failure.message, failure.hint].compactMap({ $0 }) { questioner.tell("  \(line.printable)") }
  }
}

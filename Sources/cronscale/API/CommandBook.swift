import CloudStack
import Scaling

/// What the cloud says of its commands, asked once a day.
struct CommandBook {
  let client: Client
  let cache: CommandCache?
  let now: @Sendable () -> Instant
  /// Whether the cloud refused to say anything, and the key may be the reason.
  private var isDoubtful = false

  init(client: Client, cache: CommandCache?, now: @escaping @Sendable () -> Instant) {
    self.client = client
    self.cache = cache
    self.now = now
  }

  /// What is known of all commands, for somebody who wants to see them.
  ///
  /// - Parameter anew: whether what is remembered will not do.
  func knowledge(anew: Bool) throws(CloudError) -> CommandKnowledge {
    if !anew, let remembered = cache?.knowledge(at: now()) { return remembered }
    return try fetched()
  }

  /// The command, if the call fits it; nil where the cloud does not say what fits. What was remembered is asked anew
  /// before anybody is refused: since then an operator may have allowed more.
  ///
  /// - Throws: a `Failure` where it does not fit, and what the call itself would come to as well: no connection, for one.
  mutating func description(fitting call: CommandCheck) throws -> CommandDescription? {
    let remembered = cache?.knowledge(at: now())
    if remembered == .unavailable { return nil }
    if case .commands(let commands)? = remembered, let fitting = try? call.description(in: commands) { return fitting }
    do {
      guard case .commands(let commands) = try fetched() else { return nil }
      return try call.description(in: commands)
    } catch let error as CloudError {
      switch error.cause {
      // Between 4.11 and 4.13 that is said of a forbidden command too: the call will tell whether the key is good.
      case .unauthorized: isDoubtful = true
      // Whatever is wrong with this one answer, the call itself may do.
      case .refused, .noAnswer: break
      case .notSent, .untrusted, .misconfigured, .interrupted: throw error
      }
      return nil
    }
  }

  /// The cloud has taken the key, so that what it said of listApis was about listApis.
  func confirm() {
    if isDoubtful { cache?.keep(.unavailable, at: now()) }
  }

  private func fetched() throws(CloudError) -> CommandKnowledge {
    let knowledge: CommandKnowledge
    do throws(CloudError) {
      let commands = try client.commands()
      // listApis at least is there: it has just answered. A list without it would have every call refused.
      guard !commands.isEmpty else { return .unavailable }
      knowledge = .commands(commands)
    } catch {
      guard error.meansThatThereIsNone else { throw error }
      knowledge = .unavailable
    }
    cache?.keep(knowledge, at: now())
    return knowledge
  }
}

extension CloudError {
  /// Whether the command does not exist, or not for this user (reference, section 3.5).
  fileprivate var meansThatThereIsNone: Bool {
    switch cause {
    case .refused(let code, _): code == 432 || code == 531
    case .unauthorized(let text, _): text.contains("does not exist") || text.contains("not available")
    case .untrusted, .notSent, .noAnswer, .misconfigured, .interrupted: false
    }
  }
}

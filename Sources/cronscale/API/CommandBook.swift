import CloudStack
import Scaling

/// What the cloud says of its commands, asked once a day.
struct CommandBook {
  let client: Client
  let cache: CommandCache?
  let now: @Sendable () -> Instant
  /// For how long it is remembered that the cloud said nothing of use, once it turns out that key and connection are good.
  private var silence: CommandCache.Duration?

  init(client: Client, cache: CommandCache?, now: @escaping @Sendable () -> Instant) {
    self.client = client
    self.cache = cache
    self.now = now
  }

  /// What is known of all commands, for somebody who wants to see them; asked anew before it is said that nothing is.
  ///
  /// - Parameter anew: whether what is remembered will not do.
  func knowledge(anew: Bool) throws(CloudError) -> CommandKnowledge {
    if !anew, let remembered = cache?.knowledge(at: now()), remembered != .unavailable { return remembered }
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
      case .unauthorized: silence = .day
      // Whatever is wrong with this one answer, which may pass, the call itself may do.
      case .refused, .noAnswer: silence = .minutes
      case .notSent, .untrusted, .misconfigured, .interrupted: throw error
      }
      return nil
    }
  }

  /// The cloud has taken the call, so that what it said of listApis, or did not say, was about listApis.
  func confirm() {
    if let silence { cache?.keep(.unavailable, at: now(), for: silence) }
  }

  private func fetched() throws(CloudError) -> CommandKnowledge {
    let knowledge: CommandKnowledge
    do throws(CloudError) {
      let commands = try client.commands()
      // listApis at least is there: it has just answered. A list without it would have every call refused.
      guard !commands.isEmpty else { return .unavailable }
      knowledge = .commands(commands)
    } catch {
      guard error.isForbidden else { throw error }
      knowledge = .unavailable
    }
    cache?.keep(knowledge, at: now())
    return knowledge
  }
}

import CloudStack
import Scaling

/// What the cloud says of its commands, asked once a day.
struct CommandBook {
  let client: Client
  let cache: CommandCache?
  let now: @Sendable () -> Instant
  /// What a later call has to confirm before it is remembered.
  private var doubtful: CommandKnowledge?

  init(client: Client, cache: CommandCache?, now: @escaping @Sendable () -> Instant) {
    self.client = client
    self.cache = cache
    self.now = now
  }

  /// What is known of all commands. Throws what the call that somebody wants would come to as well: no connection, for
  /// one.
  mutating func knowledge() throws(CloudError) -> CommandKnowledge {
    if let cached = cache?.knowledge(at: now()) { return cached }
    return try fetched()
  }

  /// The command, if the call fits it; nil where the cloud does not say what fits. What was remembered is asked anew
  /// before anybody is refused: since then an operator may have allowed more.
  mutating func description(fitting call: CommandCheck) throws -> CommandDescription? {
    let remembered = cache?.knowledge(at: now())
    if remembered == .unavailable { return nil }
    if case .commands(let commands)? = remembered, let fitting = try? call.description(in: commands) { return fitting }
    guard case .commands(let commands) = try fetched() else { return nil }
    return try call.description(in: commands)
  }

  /// The cloud has taken the key, so that what it said of listApis was about listApis.
  func confirm() {
    if let doubtful { cache?.keep(doubtful, at: now()) }
  }

  private mutating func fetched() throws(CloudError) -> CommandKnowledge {
    do throws(CloudError) {
      let commands = try client.commands()
      // An empty list would refuse everything, and listApis, which was just called, is at least in it.
      guard !commands.isEmpty else { return .unavailable }
      cache?.keep(.commands(commands), at: now())
      return .commands(commands)
    } catch {
      switch error.cause {
      // 432 before 4.11, 401 since, as for a wrong key; 531 and others by some roles (reference, section 3.5).
      case .refused(432, _), .refused(531, _), .unauthorized:
        doubtful = .unavailable
        return .unavailable
      // Whatever is wrong with this one answer, the call itself may do.
      case .refused, .noAnswer:
        return .unavailable
      case .notSent, .untrusted, .misconfigured, .interrupted:
        throw error
      }
    }
  }
}

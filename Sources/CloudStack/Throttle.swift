import Synchronization

/// Until when an account is to be left in peace: the cloud counts the calls of all of an account's clients together and
/// answers 429 when they were too many (reference, section 3.5), so what one of them was told holds for the others.
package final class Throttle: Sendable {
  /// On the clock of the clients' `uptime`.
  private let end = Mutex(-Double.infinity)

  /// Shorter times than this many seconds would be a hammering.
  private static let shortest = 0.1
  /// The same where a time that was named has just been waited for, and was not enough.
  private static let shortestAgain = 1.0
  /// Seconds for which a time that is over still counts as just waited for.
  private static let memory = 10.0
  /// Whatever the cloud names, nobody is held back for more seconds than this at once.
  static let longest = 60.0

  package init() {}

  /// Holds back whoever asks next for so many seconds from `now`, or for longer where that was said before.
  func hold(for seconds: Double, at now: Double) {
    end.withLock { end in
      let isAgain = end <= now && now - end < Self.memory
      end = max(end, now + min(max(seconds, isAgain ? Self.shortestAgain : Self.shortest), Self.longest))
    }
  }

  /// How long to wait at `now`, in seconds; never negative.
  func secondsLeft(at now: Double) -> Double {
    end.withLock { max(0, $0 - now) }
  }
}

/// One throttle an account, for all of a process's clients.
package final class Throttles: Sendable {
  private struct Account: Hashable {
    let endpoint: String
    let apiKey: String
  }

  private let known = Mutex<[Account: Throttle]>([:])

  package init() {}

  /// The throttle that all clients with this API key at this endpoint share, however its URL is spelt.
  package func throttle(of credentials: Credentials, at endpoint: String) -> Throttle {
    let account = Account(endpoint: comparableEndpoint(endpoint), apiKey: credentials.apiKey)
    return known.withLock { known in
      let throttle = known[account] ?? Throttle()
      known[account] = throttle
      return throttle
    }
  }
}

import CloudStack
import Scaling

/// The account's turn, as one operation's changes wait for it: not between a look and the change that follows from it,
/// since what was seen before a long wait is too old to act on.
struct Turn {
  let client: Client
  let surroundings: Surroundings
  /// Seconds for which this run's changes may still be held back.
  private var patience = Client.longestHold
  /// What the client had waited before the newest look.
  private var heldBefore = 0.0

  /// Seconds of waiting within a look that are no longer than a slow answer takes.
  private static let tolerance = 5.0

  init(client: Client, surroundings: Surroundings) {
    self.client = client
    self.surroundings = surroundings
  }

  /// To be said before each look.
  mutating func lookBegins() {
    heldBefore = client.secondsHeld
  }

  /// Whether a change may follow the look at once.
  var hasCome: Bool {
    client.secondsUntilTurn == 0 && client.secondsHeld - heldBefore <= Self.tolerance
  }

  /// Waits for it; then everything is to be looked at again. What a deploy follows from is not, so that it waits for no
  /// longer than a slow answer takes.
  ///
  /// - Returns: false where this run has waited long enough.
  mutating func wait(before change: Change) -> Bool {
    patience -= client.secondsHeld - heldBefore
    let start = surroundings.uptime()
    if case .deploy = change { patience = min(patience, Self.tolerance) }
    guard case let seconds = client.secondsUntilTurn, seconds <= patience else { return false }
    surroundings.sleep(seconds)
    // A second at least, so that there is an end to the shortest waits.
    patience -= max(1, surroundings.uptime() - start)
    return true
  }
}

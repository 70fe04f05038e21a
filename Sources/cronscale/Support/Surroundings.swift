import Platform
import Scaling

/// Time, chance and the user's patience, as a run finds them; read here and nowhere else.
struct Surroundings: Sendable {
  /// The wall clock.
  var now: @Sendable () -> Instant
  /// Seconds since some fixed moment, on a clock that nobody sets.
  var uptime: @Sendable () -> Double
  /// Sleeps so many seconds, or less where the run is interrupted.
  var sleep: @Sendable (Double) -> Void
  /// Whether SIGTERM or SIGINT has asked the run to end.
  var isInterrupted: @Sendable () -> Bool
  var nonce: @Sendable () -> UInt16

  static let real = Surroundings(
    now: { Instant(WallClock.now()) },
    uptime: { Deadline.clock() },
    sleep: { Interruption.sleep($0) },
    isInterrupted: { Interruption.isRequested },
    nonce: { UInt16.random(in: .min ... .max) })
}

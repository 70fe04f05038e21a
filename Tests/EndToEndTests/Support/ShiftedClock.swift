import Foundation
import Synchronization

/// The simulated cloud's clock: the machine's own, until a test sets it forward.
final class ShiftedClock: Sendable {
  private let ahead = Mutex(0.0)

  /// Seconds since 1970.
  var now: Double { Date().timeIntervalSince1970 + ahead.withLock { $0 } }

  func advance(by seconds: Double) { ahead.withLock { $0 += seconds } }
}

import Synchronization

/// A clock that stands still unless it is told.
final class Clock: Sendable {
  private let time = Mutex(1_795_247_211.0)

  var now: Double { time.withLock { $0 } }

  func advance(by seconds: Double) { time.withLock { $0 += seconds } }
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An instant of the monotonic clock that bounds a whole piece of work, whatever its parts do.
package struct Deadline: Sendable {
  private let instant: Double

  package init(in seconds: Double) {
    instant = Deadline.clock() + seconds
  }

  /// Never negative, in seconds.
  package var secondsLeft: Double { max(0, instant - Deadline.clock()) }

  package var hasPassed: Bool { secondsLeft == 0 }

  /// The same instant, or one that many seconds from now if that is sooner.
  package func orSooner(in seconds: Double) -> Deadline {
    seconds < secondsLeft ? Deadline(in: seconds) : self
  }

  /// Seconds of a clock that nobody can set, for measuring and waiting.
  package static func clock() -> Double {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}

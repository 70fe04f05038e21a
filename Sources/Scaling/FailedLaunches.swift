/// Launches that failed in a row, and how long the next one is put off: 1, 2, 4, … up to 30 minutes.
package struct FailedLaunches: Equatable, Codable, Sendable {
  package var count = 0
  package var last: Instant?

  package init() {}

  /// Longest wait in seconds.
  static let longestWait = 30 * 60.0
  /// Longest wait in seconds while the group is below min_size.
  static let longestWaitBelowMinimum = 5 * 60.0

  package mutating func note(at now: Instant) {
    count += 1
    last = now
  }

  /// Seconds until a launch may be tried again; 0 when it may.
  package func remaining(at now: Instant, belowMinimum: Bool) -> Double {
    guard let last, count > 0 else { return 0 }
    let wait = min(Self.wait(after: count), belowMinimum ? Self.longestWaitBelowMinimum : Self.longestWait)
    return max(0, wait - max(0, now - last))
  }

  /// Seconds to wait after so many failures in a row, 1 or more.
  static func wait(after count: Int) -> Double {
    min(60.0 * Double(1 << min(count - 1, 10)), longestWait)
  }

  mutating func settle(at now: Instant) {
    last = last.map { min($0, now) }
  }
}

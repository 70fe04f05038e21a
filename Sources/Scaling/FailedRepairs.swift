/// Repairs that failed in a row, whichever VM they were of, and what the newest was about: what it left may look right
/// in the rules' lists while the load balancer knows nothing of it, so it is tried again until it is seen to be right.
package struct FailedRepairs: Equatable, Codable, Sendable {
  package private(set) var count: Int
  package private(set) var last: Instant
  /// The VM of the newest, and the rules that it was to be brought into.
  package private(set) var machineID: String
  package private(set) var rules: [String]

  init?(after earlier: FailedRepairs?, _ operation: Operation, at now: Instant) {
    guard let id = operation.machineID, let rules = operation.missing else { return nil }
    (count, last, machineID, self.rules) = ((earlier?.count ?? 0) + 1, now, id, rules)
  }

  /// Seconds until the next repair may begin, 1, 2, 4, … up to 30 minutes after the last; 0 when it may.
  package func remaining(at now: Instant) -> Double {
    max(0, FailedLaunches.wait(after: max(count, 1)) - max(0, now - last))
  }

  mutating func settle(at now: Instant) {
    last = min(last, now)
  }
}

import Scaling

extension Memory {
  /// Whether cronscale can have written it. Counts that it never reaches are the marks of a broken file, and some of them
  /// could not even be counted on.
  var isBelievable: Bool {
    ([breachesOut, breachesIn, failedLaunches.count] + (operation?.phase.attempts.map { [$0] } ?? []))
      .allSatisfy { (0...1_000_000_000).contains($0) }
  }
}

extension Phase {
  /// How often its call was made; nil where it has none.
  fileprivate var attempts: Int? {
    switch self {
    case .intended, .searching, .readying, .draining: nil
    case .booting(let call), .registering(let call, _), .unregistering(let call), .destroying(let call, _):
      call.attempts
    }
  }
}

import Testing

@testable import Scaling

/// Spec section 4: a failed launch is not tried again at once.
@Suite struct BackoffTests {
  @Test(arguments: [
    (0, 0.0, 0.0), (1, 1, 1), (2, 2, 2), (3, 4, 4), (4, 8, 5), (5, 16, 5), (6, 30, 5), (7, 30, 5), (1000, 30, 5),
  ])
  func `failed launches are waited for 1, 2, 4, … 30 minutes, below min_size at most 5`(
    failures: Int, minutes: Double, minutesBelowMinimum: Double
  ) {
    let failed = Memory.failures(failures, secondsAgo: 0).failedLaunches
    #expect(failed.remaining(at: noon, belowMinimum: false) == minutes * 60)
    #expect(failed.remaining(at: noon, belowMinimum: true) == minutesBelowMinimum * 60)
    #expect(failed.remaining(at: noon + minutes * 60, belowMinimum: false) == 0)
    #expect(failed.remaining(at: noon + minutesBelowMinimum * 60, belowMinimum: true) == 0)
  }

  @Test(arguments: rows)
  func `a launch that is backed off is not made`(row: DecisionCase) {
    #expect(row.decision == row.expected)
  }

  static let rows: [DecisionCase] = [
    .init(
      "by load: held", load: 4, running(2), memory: .failures(6, secondsAgo: 600), .nothing, .above(4),
      [.backoff(secondsLeft: 1200, failures: 6)], size: 2),
    .init(
      "by load: over", load: 4, running(2), memory: .failures(6, secondsAgo: 1800), .scaleOut, .above(4), size: 2),
    .init(
      "below min_size: held", load: 4, running(1), memory: .failures(6, secondsAgo: 299), .nothing, .belowMinimum,
      [.backoff(secondsLeft: 1, failures: 6)], size: 1),
    .init(
      "below min_size: over after 5 minutes", load: 4, running(1), memory: .failures(6, secondsAgo: 300), .scaleOut,
      .belowMinimum, size: 1),
    .init(
      "a clock that went back makes no back-off longer", load: 4, running(2), memory: .failures(2, secondsAgo: -9999),
      .nothing, .above(4), [.backoff(secondsLeft: 120, failures: 2)], size: 2),
    .init(
      "a scale in is not held", load: 0.5, running(3), memory: .failures(6, secondsAgo: 0),
      .scaleIn(victim: .hand(3)), .below(0.5), size: 3),
    .init(
      "nor the way down to max_size", load: 4, running(6), memory: .failures(6, secondsAgo: 0),
      .scaleIn(victim: .hand(6)), .aboveMaximum, size: 6),
  ]
}

import Foundation
import Testing

/// Spec section 6 under everything at once. `packaging/soak` lets it go on for hours; a seed that fails is printed, and
/// the same seed is the same life.
@Suite struct SoakTests {
  @Test func `whatever dies and whenever, nothing is lost, launched twice or destroyed wrongly`() throws {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["CRONSCALE_SOAK_SEED"].flatMap { UInt64($0) } ?? 1
    let lives = environment["CRONSCALE_SOAK_LIVES"].flatMap { UInt64($0) } ?? 150
    let hours = environment["CRONSCALE_SOAK_HOURS"].flatMap { Double($0) }
    let end = hours.map { ContinuousClock.now + .seconds($0 * 3_600) }
    var (seed, runs, kills, faults, overlaps) = (first, 0, 0, 0, 0)
    while end.map({ ContinuousClock.now < $0 }) ?? (seed < first + lives) {
      var life = try Life(seed: seed)
      life.live()
      (runs, kills) = (runs + life.runs, kills + life.kills)
      (faults, overlaps) = (faults + life.faults, overlaps + life.overlaps)
      if !life.violations.isEmpty {
        print(life.story.joined(separator: "\n"))
        Issue.record("seed \(seed): \(life.violations.joined(separator: "; "))")
      }
      seed += 1
    }
    #expect(runs > 0, "nothing was tried")
    print(
      "soak: \(seed - first) lives from seed \(first), \(runs) runs, \(kills) kills, \(faults) faults, \(overlaps) overlaps"
    )
  }
}

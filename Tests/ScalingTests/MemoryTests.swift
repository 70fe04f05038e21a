import Testing

@testable import Scaling

/// Spec section 4: what a group remembers from run to run.
@Suite struct MemoryTests {
  private static let patient = Policy.usual.with { ($0.scaleOut.periods, $0.scaleIn.periods) = (3, 2) }

  struct Count: Sendable {
    var readings: [LoadReading]
    var out: Int
    var `in`: Int
  }

  @Test(arguments: [
    Count(readings: [], out: 0, in: 0),
    Count(readings: [.load(4)], out: 1, in: 0),
    Count(readings: [.load(4), .load(5)], out: 2, in: 0),
    Count(readings: [.load(4), .load(3), .load(4)], out: 1, in: 0),
    Count(readings: [.load(4), .none(why: "silent"), .load(4)], out: 1, in: 0),
    Count(readings: [.load(4), .load(0.5)], out: 0, in: 1),
    Count(readings: [.load(0.5), .load(1)], out: 0, in: 0),
    Count(readings: Array(repeating: .load(4), count: 9), out: 3, in: 0),
    Count(readings: Array(repeating: .load(0), count: 9), out: 0, in: 2),
  ])
  func `periods are runs in a row, and one without a load ends the row`(row: Count) {
    var memory = Memory()
    for reading in row.readings { memory.count(reading, under: Self.patient) }
    #expect(memory == .with { ($0.breachesOut, $0.breachesIn) = (row.out, row.in) })
  }

  @Test func `each ending is remembered from its end`() {
    var before = Memory.failures(2, secondsAgo: 60)
    before.operation = .launch(name: "web-261121172752-7f3a", at: .usual, now: noon + -150)
    func after(_ ending: Ending) -> Memory {
      var memory = before
      memory.finish(ending, at: noon)
      return memory
    }
    let failures = Memory.failures(2, secondsAgo: 60).failedLaunches
    #expect(after(.launched) == .with { ($0.lastScaleOut, $0.lastLaunchDuration) = (noon, 150) })
    #expect(after(.removed) == .with { ($0.lastScaleIn, $0.failedLaunches) = (noon, failures) })
    #expect(after(.kept("it is protected")) == .with { $0.failedLaunches = failures })
    let failedAgain = after(.launchFailed("no room"))
    #expect(failedAgain.operation == nil)
    #expect(failedAgain.failedLaunches.count == 3)
    #expect(failedAgain.failedLaunches.last == noon)
  }

  @Test func `times in the future are taken back, others stay`() {
    func memory(out: Double, in: Double, failed: Double) -> Memory {
      var memory = Memory.failures(1, secondsAgo: -failed)
      memory.lastScaleOut = noon + out
      memory.lastScaleIn = noon + `in`
      return memory
    }
    var future = memory(out: 3600, in: 60, failed: 1)
    future.settle(at: noon)
    #expect(future == memory(out: 0, in: 0, failed: 0))
    var past = memory(out: -3600, in: -60, failed: -1)
    past.settle(at: noon)
    #expect(past == memory(out: -3600, in: -60, failed: -1))
  }
}

import Foundation
import Testing

@testable import Platform

struct JobTests {
  @Test func `a job hands over its value`() {
    let job = Job { 6 * 7 }
    #expect(job.join() == 42)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1000])
  func `results come in the order of the elements`(count: Int) {
    #expect(inParallel(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  @Test func `three hundred elements are worked on at the same time`() {
    let meeting = Meeting(of: 300)
    #expect(inParallel(Array(0..<300)) { _ in meeting.waitForAll() } == [Bool](repeating: true, count: 300))
  }

  @Test func `work that does not end is left at the deadline`() throws {
    let found = try Limits(deadline: Deadline(in: 0.1)).run { () -> Int in
      sleep(100)
      return 1
    }
    #expect(found.wakeup == .deadlinePassed)
    #expect(found.value == nil)
  }

  @Test func `work that ends in time gives its value`() throws {
    let found = try Limits(deadline: Deadline(in: 30)).run { "done" }
    #expect(found.wakeup == .ready)
    #expect(found.value == "done")
  }
}

/// A place where as many threads have to be at once for any of them to go on.
private final class Meeting: Sendable {
  private let size: Int
  private let condition = NSCondition()
  nonisolated(unsafe) private var present = 0

  init(of size: Int) { self.size = size }

  /// False: not all came within half a minute.
  func waitForAll() -> Bool {
    condition.withLock {
      present += 1
      condition.broadcast()
      let latest = Date(timeIntervalSinceNow: 30)
      while present < size {
        if !condition.wait(until: latest) { return false }
      }
      return true
    }
  }
}

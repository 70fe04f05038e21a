import Foundation
import Testing

@testable import Platform

/// Work that nobody waits for longer than its limits.
@Suite struct LimitsSideBySideTests {
  @Test(arguments: [0, 1, 100]) func `results stand in the order of their elements`(count: Int) {
    let limits = Limits(deadline: Deadline(in: 60))
    #expect(limits.run(on: Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  @Test func `what has not ended when time is up has no result, and the others have theirs`() {
    let gate = DispatchSemaphore(value: 0)
    let limits = Limits(deadline: Deadline(in: 3))
    let results = limits.run(on: [1, 2, 3]) { number in
      if number == 2 { gate.wait() }
      return number
    }
    #expect(results == [1, nil, 3])
    gate.signal()
  }
}

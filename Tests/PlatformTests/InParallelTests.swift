import Foundation
import Synchronization
import Testing

@testable import Platform

/// Design section 4, "At the same time".
@Suite struct InParallelTests {
  @Test func `three hundred pieces of work are under way at once, and keep their order`() {
    let begun = Mutex(0)
    let limits = Limits(deadline: Deadline(in: 60))
    let numbers = inParallel(Array(0..<300)) { number in
      begun.withLock { $0 += 1 }
      while begun.withLock({ $0 }) < 300, limits.orSooner(in: 0.01).sleep() != .interrupted, !limits.deadline.hasPassed
      {}
      return begun.withLock { $0 } == 300 ? number : -1
    }
    #expect(numbers == Array(0..<300))
  }

  @Test func `of what has places no more is under way than there are places`() {
    let places = Places(3)
    let state = Mutex((now: 0, most: 0))
    let limits = Limits(deadline: Deadline(in: 60))
    let wakeups = inParallel(Array(0..<20)) { _ in
      let wakeup = places.take(within: limits)
      state.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
      }
      _ = limits.orSooner(in: 0.01).sleep()
      state.withLock { $0.now -= 1 }
      places.leave()
      return wakeup
    }
    #expect(wakeups == Array(repeating: .ready, count: 20))
    #expect(state.withLock { $0.most } <= 3)
  }

  @Test func `who waits for a place waits no longer than the limits`() {
    let places = Places(0)
    #expect(places.take(within: Limits(deadline: Deadline(in: 0.05))) == .deadlinePassed)
    #expect(places.take(within: Limits(deadline: Deadline(in: 60), isInterrupted: { true })) == .interrupted)
  }

  @Test func `room for open files is made as far as the machine allows`() {
    let before = openFiles
    makeRoom(forOpenFiles: Int(before.rlim_cur) + 1)
    let after = openFiles
    #expect(after.rlim_cur == min(before.rlim_cur + 1, before.rlim_max))
    makeRoom(forOpenFiles: 1)
    #expect(openFiles.rlim_cur == after.rlim_cur)
  }

  private var openFiles: rlimit {
    #if canImport(Darwin)
      let resource = RLIMIT_NOFILE
    #else
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    var limit = rlimit()
    getrlimit(resource, &limit)
    return limit
  }
}

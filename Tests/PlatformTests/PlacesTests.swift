import Synchronization
import Testing

@testable import Platform

@Suite struct PlacesTests {
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
}

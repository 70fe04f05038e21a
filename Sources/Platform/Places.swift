import Synchronization

/// So many places for work of which no more may be done at a time; threads share it.
package final class Places: Sendable {
  private let count: Int
  private let free: Mutex<Int>
  private let expected = Atomic(0)

  package init(_ count: Int) {
    self.count = count
    free = Mutex(count)
  }

  /// Says for how many pieces of work they will be wanted.
  package func expect(_ number: Int) {
    expected.store(number, ordering: .relaxed)
  }

  /// Whether none of the work that is expected will have to wait.
  package var areEnough: Bool { expected.load(ordering: .relaxed) <= count }

  /// Waits until a place is free, and takes it if the answer is `ready`; then `leave()` must follow.
  package func take(within limits: Limits) -> Limits.Wakeup {
    while !takeIfFree() {
      if limits.orSooner(in: 0.02).sleep() == .interrupted { return .interrupted }
      if limits.deadline.hasPassed { return .deadlinePassed }
    }
    return .ready
  }

  package func leave() {
    free.withLock { $0 += 1 }
  }

  private func takeIfFree() -> Bool {
    free.withLock { free in
      guard free > 0 else { return false }
      free -= 1
      return true
    }
  }
}

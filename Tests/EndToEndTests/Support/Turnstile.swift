import Foundation
import Synchronization

/// Lets a few in at a time. The tests of this target all begin at once, and a hundred sshd that start together are slow
/// enough for everything to run out of its time.
final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var queue: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ places: Int) {
    state = Mutex(State(free: places))
  }

  /// Each call must be followed by one of ``leave()``.
  func enter() async {
    await withCheckedContinuation { arrival in
      let mayPass = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.queue.append(arrival)
        return false
      }
      if mayPass { arrival.resume() }
    }
  }

  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard !state.queue.isEmpty else {
        state.free += 1
        return nil
      }
      return state.queue.removeFirst()
    }
    next?.resume()
  }
}

/// Does what blocks on a thread of its own: those of Swift's tasks are as few as the processors, and the simulated cloud
/// answers on them.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { end in
    Thread.detachNewThread { end.resume(with: Result(catching: work)) }
  }
}

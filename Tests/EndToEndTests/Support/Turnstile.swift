import CloudSimulator
import Foundation

/// Lets only a few worlds exist at a time: each has servers of its own, and a crowd of them on a small machine makes
/// every one miss its deadlines.
actor Turnstile {
  static let shared = Turnstile(places: 3 * ProcessInfo.processInfo.activeProcessorCount)

  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  func enter() async {
    guard places == 0 else {
      places -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    guard waiting.isEmpty else { return waiting.removeFirst().resume() }
    places += 1
  }
}

extension Turnstile {
  /// Enters and begins a world; where that fails, its place is free again.
  @discardableResult
  static func entering<Begun>(_ begin: () async throws -> Begun) async throws -> Begun {
    await shared.enter()
    do { return try await begin() } catch {
      await shared.leave()
      throw error
    }
  }
}

extension Simulator {
  /// Stops the cloud of a world that ends, and then gives its place free; a deinit cannot wait for that.
  func leaveWorld() {
    Task {
      await stop()
      await Turnstile.shared.leave()
    }
  }
}

/// Runs what blocks on a thread of its own, since Swift's tasks share a few.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
  }
}

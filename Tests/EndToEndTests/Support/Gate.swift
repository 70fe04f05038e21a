import CloudSimulator
import Foundation
import Synchronization

/// A place in the conversation with the cloud at which it stands still until the test lets it go on.
final class Gate: Sendable {
  private let state = Mutex((passages: 0, isOpen: false))

  /// Waits until somebody stands at the gate.
  func reached() async throws {
    try await until { self.state.withLock { $0.passages > 0 } }
  }

  func open() { state.withLock { $0.isOpen = true } }

  /// Whether this is the first to come; the others pass.
  fileprivate func take() -> Bool {
    state.withLock { $0.passages += 1 }
    return state.withLock { $0.passages == 1 }
  }

  func wait() async {
    try? await until { self.state.withLock { $0.isOpen } }
  }
}

/// When a conversation is stopped: before the cloud has done what it was asked for, or before it has said so.
enum Moment: CaseIterable, Sendable {
  case beforeIsDone
  case beforeIsAnswered
}

extension World {
  /// Lets the first request of a command, and no other, wait at a gate; it is never answered.
  ///
  /// - Parameter asked: which request of that command it is, from 1 on.
  func hold(_ command: String, asked count: Int = 1, _ moment: Moment = .beforeIsAnswered) -> Gate {
    let gate = Gate()
    let seen = Counter()
    intercept { request, process in
      guard request.command == command, seen.next() >= count, gate.take() else { return process(request) }
      if moment == .beforeIsAnswered { _ = process(request) }
      await gate.wait()
      return nil
    }
    return gate
  }
}

extension World {
  /// A run that is stopped by a signal at a point of its conversation with the cloud.
  func run(
    stoppedBy signal: Int32, at command: String, asked count: Int = 1, _ moment: Moment = .beforeIsAnswered,
    changing changes: [String: [String: String?]] = [:]
  ) async throws -> Finished {
    let gate = hold(command, asked: count, moment)
    let program = try start(changing: changes)
    try await gate.reached()
    program.kill(signal)
    // Other signals let the step at hand end, and a change is a step that waits for its answer.
    if signal != SIGKILL { gate.open() }
    let run = try await program.finished()
    gate.open()
    try await until { self.cloud.requestLog.contains { $0.command == command && $0.status == nil } }
    intercept()
    return run
  }
}

/// Counts from 1.
final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func next() -> Int {
    count.withLock { value in
      value += 1
      return value
    }
  }
}

extension Request {
  /// The API command, wherever it stands.
  var command: String { self["command"] ?? "" }

  /// The value of a parameter as it was sent, still percent-encoded.
  subscript(name: String) -> String? {
    let text = query + "&" + String(decoding: body, as: UTF8.self)
    let pairs = text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return pairs.first { $0.first == name }?.dropFirst().joined()
  }
}

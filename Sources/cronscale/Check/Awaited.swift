import Platform
import Synchronization

/// What a check still waits for, on one line of a terminal that is written again and again: a silent cloud takes more than
/// a minute, and whoever stops waiting should know for what.
final class Awaited: Sendable {
  private let say: (@Sendable (String) -> Void)?
  private let isInterrupted: @Sendable () -> Bool
  private let state = Mutex(State())

  private struct State {
    var names: [String] = []
    var line = ProgressLine()
    var isOver = false

    /// Short enough for a line of a terminal.
    var summary: String {
      names.prefix(4).map(\.printable).joined(separator: ", ") + (names.count > 4 ? " and \(names.count - 4) more" : "")
    }
  }

  /// - Parameter say: shows a text to a person; nil where there is none.
  init(isInterrupted: @escaping @Sendable () -> Bool = { false }, say: (@Sendable (String) -> Void)?) {
    self.isInterrupted = isInterrupted
    self.say = say
  }

  /// On standard error, where that is a terminal.
  static func shown(_ surroundings: Surroundings) -> Awaited {
    guard StandardStream.standardError.isTerminal else { return unseen }
    return Awaited(isInterrupted: surroundings.isInterrupted) { _ = StandardStream.standardError.write($0) }
  }

  static let unseen = Awaited(say: nil)

  func during<Value>(_ name: String, _ work: () -> Value) -> Value {
    show { $0.append(name) }
    defer {
      // What a signal ends has not come; it stays on the line.
      if !isInterrupted() { show { names in names.firstIndex(of: name).map { _ = names.remove(at: $0) } } }
    }
    return work()
  }

  /// Shows nothing any more: a question comes, or the report.
  func end() {
    guard let say else { return }
    state.withLock { state in
      guard !state.isOver else { return }
      say(isInterrupted() && !state.names.isEmpty ? "\n" : state.line.erasure())
      state.isOver = true
    }
  }

  private func show(_ change: (inout [String]) -> Void) {
    guard let say else { return }
    state.withLock { state in
      change(&state.names)
      guard !state.isOver else { return }
      say(state.names.isEmpty ? state.line.erasure() : state.line.line("waiting for \(state.summary)"))
    }
  }
}

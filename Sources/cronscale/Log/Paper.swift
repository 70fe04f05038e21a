import Platform
import Synchronization

/// What all lines of a process are written on, one text at a time.
final class Paper: Sendable {
  /// Takes a text, and so many seconds for which a reader that sleeps is waited for; false where it could not be written.
  typealias Output = @Sendable (StandardStream, String, _ patience: Double) -> Bool

  /// Seconds for which all groups wait for whoever reads a stream, once: nobody is to hold a deployment up.
  private static let patience = 5.0

  private struct State {
    /// What could not be written to; it is tried again, and not waited for.
    var broken: Set<StandardStream> = []
    /// Where a person watches; several groups take turns on it.
    var terminal: ProgressLine?
  }

  private let output: Output
  private let state: Mutex<State>

  /// - Parameter showsProgress: whether waiting may rewrite one line.
  init(showsProgress: Bool, output: @escaping Output) {
    self.output = output
    state = Mutex(State(terminal: showsProgress ? ProgressLine() : nil))
  }

  /// Whether something could not be written to standard output.
  var isBroken: Bool { state.withLock { $0.broken.contains(.standardOutput) } }

  /// Writes what `text` makes, when its turn has come, so that times stand in their order.
  func write(to stream: StandardStream, _ text: () -> String) {
    state.withLock { state in
      let text = text()
      guard !text.isEmpty else { return }
      if let erasure = state.terminal?.erasure(), !erasure.isEmpty { write(erasure, to: .standardOutput, &state) }
      write(text, to: stream, &state)
    }
  }

  /// Rewrites the terminal's one line, where there is a terminal.
  func progress(_ text: () -> String) {
    state.withLock { state in
      guard let line = state.terminal?.line(text()) else { return }
      write(line, to: .standardOutput, &state)
    }
  }

  private func write(_ text: String, to stream: StandardStream, _ state: inout State) {
    let patience = state.broken.contains(stream) ? 0 : Self.patience
    if !output(stream, text, patience) { state.broken.insert(stream) }
  }
}

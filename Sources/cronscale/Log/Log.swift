import Platform
import Scaling
import Synchronization

/// Where events become lines: routine and news to standard output, trouble to standard error, one write a line.
///
/// A line that cannot be written is noted and otherwise ignored: a full disk must not stop a deployment half-way.
/// Several threads may log at once.
final class Log: Sendable {
  enum Format: String, CaseIterable {
    case classic
    case json
  }

  private let format: Format
  private let threshold: Event.Level
  private let now: @Sendable () -> Instant
  private let output: Output
  private let state: Mutex<State>

  /// Takes a text; false where it could not be written.
  typealias Output = @Sendable (StandardStream, String) -> Bool

  private struct State {
    var group: String?
    var isBroken = false
    /// Where a person watches.
    var terminal: ProgressLine?
  }

  /// - Parameters:
  ///   - threshold: the least that is shown.
  ///   - showsProgress: whether waiting may rewrite one line, as on a terminal.
  init(
    format: Format, threshold: Event.Level, showsProgress: Bool, now: @escaping @Sendable () -> Instant,
    output: @escaping Output = { $0.write($1) }
  ) {
    self.format = format
    self.threshold = threshold
    self.now = now
    self.output = output
    let isShown = showsProgress && format == .classic && threshold <= .routine
    state = Mutex(State(terminal: isShown ? ProgressLine() : nil))
  }

  /// Whether a line could not be written.
  var isBroken: Bool {
    state.withLock(\.isBroken)
  }

  /// From now on lines for programs name the group.
  func begin(group: String) {
    state.withLock { $0.group = group }
  }

  func callAsFunction(_ event: Event?) {
    guard let event, event.level >= threshold else { return }
    state.withLock { state in
      let lines = lines(for: event, in: state.group)
      guard !lines.isEmpty else { return }
      if let erasure = state.terminal?.erasure(), !erasure.isEmpty { write(erasure, to: .standardOutput, &state) }
      write(lines, to: event.level == .trouble ? .standardError : .standardOutput, &state)
    }
  }

  /// Shows how long something has been waited for, where there is a terminal to show it on.
  func progress(_ what: String, since start: Instant) {
    state.withLock { state in
      guard let line = state.terminal?.line("\(what), \(seconds(max(0, now() - start)))") else { return }
      write(line, to: .standardOutput, &state)
    }
  }

  private func lines(for event: Event, in group: String?) -> String {
    let time = LocalTime(now())
    switch format {
    case .classic: return event.classic.map { "\(time.stamp) \($0.printable)\n" }.joined()
    case .json: return JSONLine(time: time.rfc3339, group: group, event: event).text + "\n"
    }
  }

  private func write(_ text: String, to stream: StandardStream, _ state: inout State) {
    if !output(stream, text), stream == .standardOutput { state.isBroken = true }
  }
}

extension String {
  /// The text without anything that could move a terminal's cursor or forge a line.
  var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return unicodeScalars.map { $0.isControl ? "\u{FFFD}" : String($0) }.joined()
  }

  /// The text with its line breaks, and nothing else that could move a cursor.
  var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
  }
}

import Platform
import Scaling

/// Where events become lines: routine and news to standard output, trouble to standard error, one write a line.
///
/// A line that cannot be written is noted and otherwise ignored: a full disk must not stop a deployment half-way.
/// Several threads may log at once, and the logs of several groups are one on paper.
struct Log: Sendable {
  enum Format: String, CaseIterable {
    case classic
    case json
  }

  private let format: Format
  private let threshold: Event.Level
  private let now: @Sendable () -> Instant
  private let paper: Paper
  /// What lines for programs call the group.
  private var group: String?
  /// What stands in brackets after the time.
  private var mark: String?

  /// - Parameters:
  ///   - threshold: the least that is shown.
  ///   - showsProgress: whether waiting may rewrite one line, as on a terminal.
  init(
    format: Format, threshold: Event.Level, showsProgress: Bool, now: @escaping @Sendable () -> Instant,
    output: @escaping Paper.Output = { $0.write($1, patience: $2) }
  ) {
    self.format = format
    self.threshold = threshold
    self.now = now
    paper = Paper(
      showsProgress: showsProgress && format == .classic && threshold <= .routine, output: output)
  }

  /// Whether a line could not be written.
  var isBroken: Bool { paper.isBroken }

  /// The same log with lines of one group: those for programs name it, and the others where they carry a mark.
  func lines(of group: String?, mark: String?) -> Log {
    var log = self
    (log.group, log.mark) = (group, mark)
    return log
  }

  func callAsFunction(_ event: Event?) {
    guard let event, event.level >= threshold else { return }
    paper.write(to: event.level == .trouble ? .standardError : .standardOutput) { lines(for: event) }
  }

  /// Shows how long something has been waited for, where there is a terminal to show it on.
  func progress(_ what: String, since start: Instant) {
    paper.progress { "\(brackets)\(what), \(seconds(max(0, now() - start)))" }
  }

  private func lines(for event: Event) -> String {
    let time = LocalTime(now())
    switch format {
    case .classic: return event.classic.map { "\(time.stamp) \(brackets)\($0.printable)\n" }.joined()
    case .json: return JSONLine(time: time.rfc3339, group: group, event: event).text + "\n"
    }
  }

  private var brackets: String { mark.map { "[\($0.printable)] " } ?? "" }
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

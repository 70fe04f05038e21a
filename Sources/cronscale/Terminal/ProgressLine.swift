/// One line of a terminal that is written again and again while something is waited for.
struct ProgressLine {
  /// What clears a line, shown or not.
  static let erasure = "\r\u{1B}[K"

  private var isShown = false

  init() {}

  mutating func line(_ text: String) -> String {
    isShown = true
    return Self.erasure + text
  }

  /// What makes room for a real line.
  mutating func erasure() -> String {
    defer { isShown = false }
    return isShown ? Self.erasure : ""
  }
}

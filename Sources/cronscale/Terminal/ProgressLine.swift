/// One line of a terminal that is written again and again while something is waited for.
struct ProgressLine {
  private var isShown = false

  init() {}

  mutating func line(_ text: String) -> String {
    isShown = true
    return "\r\u{1B}[K\(text)"
  }

  /// What makes room for a real line.
  mutating func erasure() -> String {
    defer { isShown = false }
    return isShown ? "\r\u{1B}[K" : ""
  }
}

/// Which of a host's load averages decides.
package enum LoadMetric: String, CaseIterable, Sendable {
  case load1
  case load5
  case load15
}

/// The load averages in what a host printed.
///
/// Understood are Linux's `/proc/loadavg` and the `uptime` of Linux, the BSDs, macOS and busybox, with decimal points or
/// commas, after any banner that a login prints. Anything else is no load.
package struct Load: Equatable, Sendable {
  package var load1: Double
  package var load5: Double
  package var load15: Double

  /// Reads the last line that holds load averages, so that a banner that quotes some does not win.
  package init?(output: String) {
    let lines = output.split(whereSeparator: \.isNewline)
    guard let averages = lines.reversed().lazy.compactMap(Self.averages).first else { return nil }
    (load1, load5, load15) = averages
  }

  package subscript(metric: LoadMetric) -> Double {
    switch metric {
    case .load1: load1
    case .load5: load5
    case .load15: load15
    }
  }

  /// The first word of a command's output as a number; nil where it is none.
  package static func number(firstWordOf output: String) -> Double? {
    output.split(whereSeparator: \.isWhitespace).first.flatMap(number)
  }

  /// How many processors the last line, `processors N`, counts; nil where it does not.
  package static func processors(output: String) -> Int? {
    guard let line = output.split(whereSeparator: \.isNewline).last else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "processors", let count = Int(words[1]), count > 0 else { return nil }
    return count
  }

  private static func averages(in line: Substring) -> (Double, Double, Double)? {
    let numbers = afterLabel(line).map(separated) ?? procFields(line)
    guard let values = numbers?.map(number), values.count == 3 else { return nil }
    guard let one = values[0], let five = values[1], let fifteen = values[2] else { return nil }
    return (one, five, fifteen)
  }

  /// `0.20 0.18 0.12 1/80 11206`, proc(5).
  private static func procFields(_ line: Substring) -> [Substring]? {
    let fields = line.split(whereSeparator: \.isWhitespace)
    guard fields.count == 5, fields[3].contains("/"), fields[4].allSatisfy(\.isNumber) else { return nil }
    return Array(fields[..<3])
  }

  /// What follows `load average:` or the BSDs' `load averages:`.
  private static func afterLabel(_ line: Substring) -> Substring? {
    let label = Array("load average")
    let characters = Array(line.lowercased())
    let starts = characters.indices.dropLast(label.count).filter { characters[$0...].starts(with: label) }
    guard let start = starts.last, let colon = characters[start...].firstIndex(of: ":") else { return nil }
    return Substring(String(characters[(colon + 1)...]))
  }

  /// Three numbers between blanks, commas, or both; a comma may also be the decimal sign.
  private static func separated(_ text: Substring) -> [Substring] {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first, word.contains(".") else {
      return words.map { $0.last == "," ? $0.dropLast() : $0 }
    }
    return word.split(separator: ",", omittingEmptySubsequences: false)
  }

  /// Digits with at most one decimal sign: no sign, no exponent, no `inf` or `nan`.
  private static func number(_ word: Substring) -> Double? {
    let parts = word.split(separator: word.contains(",") ? "," : ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, word.utf8.count <= 64, parts[0].utf8.count <= 16 else { return nil }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return nil }
    return Double(parts.joined(separator: "."))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension Timestamp {
  /// Reads an offset of `+0900`, `+09:00` or `Z`, and fractions of a second, which are dropped; nil for anything else.
  static func instant(_ text: String) -> Double? {
    var reader = DateReader(text)
    guard let year = reader.number(1...4), reader.took("-"), let month = reader.number(1...2), reader.took("-"),
      let day = reader.number(1...2), reader.took("T"), let hour = reader.number(1...2), reader.took(":"),
      let minute = reader.number(1...2), reader.took(":"), let second = reader.number(1...2), reader.tookFraction(),
      let offset = reader.offset(), reader.next == nil,
      isCalendar(year, month, day), isClock(hour, minute, second)
    else { return nil }
    let days = days(year: year, month: month, day: day)
    return Double(days * secondsADay + hour * 3600 + minute * 60 + second - offset)
  }

  /// Whether these may be year, month and day.
  private static func isCalendar(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1...9999).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// Whether these may be hour, minute and second, a leap second among them.
  private static func isClock(_ hour: Int, _ minute: Int, _ second: Int) -> Bool {
    (0...23).contains(hour) && (0...59).contains(minute) && (0...60).contains(second)
  }
}

/// A date's bytes, taken one after the other: thousands of members have one each, and to split them as text took a fifth
/// of a run.
private struct DateReader {
  private var rest: String.UTF8View.Iterator
  /// The byte at hand, nil at the end.
  private(set) var next: UInt8?

  init(_ text: String) {
    rest = text.utf8.makeIterator()
    next = rest.next()
  }

  mutating func took(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    next = rest.next()
    return true
  }

  /// A number of so many digits; nil where there are fewer.
  mutating func number(_ length: ClosedRange<Int>) -> Int? {
    var (number, count) = (0, 0)
    while count < length.upperBound, let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
      next = rest.next()
    }
    return length.contains(count) ? number : nil
  }

  /// Passes over `.250`; false where no digit follows the point.
  mutating func tookFraction() -> Bool {
    guard took(".") else { return true }
    guard number(1...1) != nil else { return false }
    while number(1...1) != nil {}
    return true
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if took("Z") { return 0 }
    let isWest = next == UInt8(ascii: "-")
    guard took("+") || took("-"), let hours = number(2...2) else { return nil }
    _ = took(":")
    guard let minutes = number(2...2) else { return nil }
    return (hours * 60 + minutes) * 60 * (isWest ? -1 : 1)
  }
}

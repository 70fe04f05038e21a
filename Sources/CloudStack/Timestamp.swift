/// The API's dates, `2026-11-21T08:37:52+0000`, and instants in seconds since 1970. The calendar's arithmetic is Howard
/// Hinnant's ("chrono-compatible low-level date algorithms"); C's own needs unsafe structures for less.
enum Timestamp {
  private static let secondsADay = 86_400

  /// The only form that every version reads in `expires` (reference, section 2.2).
  static func text(_ instant: Double) -> String {
    let seconds = Int(instant.rounded(.down))
    let ofDay = (seconds % secondsADay + secondsADay) % secondsADay
    let (year, month, day) = date(days: (seconds - ofDay) / secondsADay)
    let date = [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: "-")
    let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(date)T\(time)+0000"
  }

  /// Reads an offset of `+0900`, `+09:00` or `Z`; nil for anything else.
  static func instant(_ text: String) -> Double? {
    let halves = text.split(separator: "T")
    guard halves.count == 2, let zone = halves[1].firstIndex(where: { "+-Z".contains($0) }),
      let offset = offset(halves[1][zone...])
    else { return nil }
    let date = halves[0].split(separator: "-").compactMap { Int($0) }
    let time = halves[1][..<zone].split(separator: ":").compactMap { Int($0.prefix(2)) }
    guard date.count == 3, time.count == 3, isCalendar(date), isClock(time) else { return nil }
    let days = days(year: date[0], month: date[1], day: date[2])
    return Double(days * secondsADay + time[0] * 3600 + time[1] * 60 + time[2] - offset)
  }

  /// Whether these may be year, month and day; what is larger would not even be safe to calculate with.
  private static func isCalendar(_ date: [Int]) -> Bool {
    (1...9999).contains(date[0]) && (1...12).contains(date[1]) && (1...31).contains(date[2])
  }

  /// Whether these may be hour, minute and second, a leap second among them.
  private static func isClock(_ time: [Int]) -> Bool {
    (0...23).contains(time[0]) && (0...59).contains(time[1]) && (0...60).contains(time[2])
  }

  /// Seconds east of UTC.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let number = Int(digits) else { return nil }
    return (number / 100 * 60 + number % 100) * 60 * (text.first == "-" ? -1 : 1)
  }

  /// Days since 1970 of a date after the year 0; years begin in March, so that a leap day is the last.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let (era, ofEra) = (year / 400, year % 400)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + dayOfYear - 719_468
  }

  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, ofEra) = ((days + 719_468) / 146_097, (days + 719_468) % 146_097)
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let dayOfYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

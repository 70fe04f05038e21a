/// The API's dates, `2026-11-21T08:37:52+0000`, and instants in seconds since 1970. The calendar's arithmetic is Howard
/// Hinnant's ("chrono-compatible low-level date algorithms"); C's own needs unsafe structures for less.
enum Timestamp {
  static let secondsADay = 86_400

  /// The only form that every version reads in `expires` (reference, section 2.2).
  static func text(_ instant: Double) -> String {
    let seconds = Int(instant.rounded(.down))
    let ofDay = (seconds % secondsADay + secondsADay) % secondsADay
    let (year, month, day) = date(days: (seconds - ofDay) / secondsADay)
    let date = [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: "-")
    let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(date)T\(time)+0000"
  }

  /// Days since 1970 of a date after the year 0; years begin in March, so that a leap day is the last.
  static func days(year: Int, month: Int, day: Int) -> Int {
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

import Foundation

/// The three ways in which the server writes or reads a time; all times are seconds since 1970.
enum Dates {
  /// `2026-11-21T07:34:42+0000`, as in answers.
  static func answer(_ time: Double) -> String {
    let utc = calendar(time)
    return "\(utc.tm_year + 1900)-\(two(utc.tm_mon + 1))-\(two(utc.tm_mday))T\(clock(utc))+0000"
  }

  /// `Sat, 21 Nov 2026 07:34:42 GMT`, the Date header.
  static func header(_ time: Double) -> String {
    let utc = calendar(time)
    let day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][Int(utc.tm_wday)]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day), \(two(utc.tm_mday)) \(months[Int(utc.tm_mon)]) \(utc.tm_year + 1900) \(clock(utc)) GMT"
  }

  /// Reads an `expires`; nil where this server can't (2.2 of the reference).
  static func expiry(_ text: String, readsZulu: Bool) -> Double? {
    let form = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:([+-])(\d\d)(:?)(\d\d)|(Z))/
    guard let match = text.wholeMatch(of: form)?.output else { return nil }
    let isOldForm = match.7 == nil && match.10 == "" && match.12 == nil
    guard isOldForm || readsZulu else { return nil }
    var utc = tm()
    utc.tm_year = Int32(match.1)! - 1900
    utc.tm_mon = Int32(match.2)! - 1
    (utc.tm_mday, utc.tm_hour) = (Int32(match.3)!, Int32(match.4)!)
    (utc.tm_min, utc.tm_sec) = (Int32(match.5)!, Int32(match.6)!)
    let ahead = Double((match.9.flatMap { Int($0) } ?? 0) * 3600 + (match.11.flatMap { Int($0) } ?? 0) * 60)
    return Double(timegm(&utc)) - (match.8 == "-" ? -ahead : ahead)
  }

  private static func calendar(_ time: Double) -> tm {
    var seconds = time_t(time.rounded(.down))
    var utc = tm()
    gmtime_r(&seconds, &utc)
    return utc
  }

  private static func clock(_ utc: tm) -> String { "\(two(utc.tm_hour)):\(two(utc.tm_min)):\(two(utc.tm_sec))" }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A point on the wall clock: seconds since 1970-01-01 00:00 UTC.
package struct Instant: Hashable, Comparable, Sendable {
  package var seconds: Double

  package init(_ seconds: Double) {
    self.seconds = seconds
  }

  package static func < (earlier: Instant, later: Instant) -> Bool {
    earlier.seconds < later.seconds
  }

  package static func + (start: Instant, seconds: Double) -> Instant {
    Instant(start.seconds + seconds)
  }

  /// Seconds from `earlier` to `later`; negative where the clock went back between the two.
  package static func - (later: Instant, earlier: Instant) -> Double {
    later.seconds - earlier.seconds
  }
}

extension Instant: Codable {
  /// Beyond every time that a clock or a Date header can name, and still a whole number of seconds to any calendar.
  private static let farthest = 1e17

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    seconds = try container.decode(Double.self)
    guard abs(seconds) <= Self.farthest else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}

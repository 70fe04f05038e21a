import Foundation
import Scaling
import Testing

@testable import cronscale

/// Local times around a change between summer and winter time, each in a process that has that zone.
@Suite struct LocalTimeTests {
  @Test func `in autumn an hour comes twice, and the offset tells which`() async {
    await #expect(processExitsWith: .success) {
      setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1)
      // 2026-10-25 00:59:59 and 01:00:00 UTC, and an hour later.
      let times = [1_792_889_999.0, 1_792_890_000, 1_792_893_600].map { LocalTime(Instant($0)) }
      let told = ["2026-10-25T02:59:59+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T03:00:00+01:00"]
      precondition(times.map(\.rfc3339) == told)
      precondition(times.map(\.stamp) == ["2026-10-25 02:59:59", "2026-10-25 02:00:00", "2026-10-25 03:00:00"])
      precondition(times.map(\.digits) == ["261025025959", "261025020000", "261025030000"])
    }
  }

  @Test func `in spring an hour is left out`() async {
    await #expect(processExitsWith: .success) {
      setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1)
      // 2026-03-08 06:59:59 and 07:00:00 UTC.
      let times = [1_772_953_199.0, 1_772_953_200].map { LocalTime(Instant($0)) }
      precondition(times.map(\.rfc3339) == ["2026-03-08T01:59:59-05:00", "2026-03-08T03:00:00-04:00"])
    }
  }
}

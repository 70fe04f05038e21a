import Foundation
import Testing

@testable import CloudStack

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2026-11-21T08:37:52+0000", 1_795_250_272.0), ("2014-07-06T16:40:39+0900", 1_404_632_439),
    ("2014-07-06T16:40:39+09:00", 1_404_632_439), ("2024-02-29T23:59:59Z", 1_709_251_199),
    ("2024-03-01T00:00:00.250-0330", 1_709_263_800), ("1970-01-01T00:00:00+0000", 0),
  ])
  func `a date with any offset is an instant`(_ text: String, _ instant: Double) {
    #expect(Timestamp.instant(text) == instant)
  }

  @Test(arguments: [
    "", "yesterday", "2026-11-21", "2026-11-21T08:37:52", "2026-13-21T08:37:52Z", "2026-11-21T08:37+0000",
    "2026-11-32T08:37:52Z", "2026-11-21T24:37:52Z", "2026-11-21T-5:37:52Z", "2026-11-21T08:37:61Z",
    "2026-11-9223372036854775807T08:37:52Z", "2026-11--9223372036854775808T08:37:52Z", "2026-11-21T08:37:52+09",
    "2026-11-21T08:37:52.Z", "2026-11-21T08:37:52Z ", "2026-11-21T08:37:5é",
  ])
  func `what is no date is none`(_ text: String) { #expect(Timestamp.instant(text) == nil) }

  @Test func `an instant is written as UTC and read back, over four centuries`() {
    let written = ISO8601DateFormatter()
    for instant in stride(from: 0.0, to: 12_600_000_000, by: 86_400 * 17 + 12_345) {
      let expected = written.string(from: Date(timeIntervalSince1970: instant)).replacing("Z", with: "+0000")
      #expect(Timestamp.text(instant + 0.9) == expected)
      #expect(Timestamp.instant(expected) == instant)
    }
  }
}

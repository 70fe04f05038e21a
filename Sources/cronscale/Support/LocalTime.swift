import Platform
import Scaling

/// A point in time as this machine's people write it.
struct LocalTime {
  private let instant: Instant

  init(_ instant: Instant) {
    self.instant = instant
  }

  /// `2026-11-21 17:27:52`
  var stamp: String { WallClock.format(instant.seconds, "%Y-%m-%d %H:%M:%S") }

  /// `2026-11-21T17:27:52+09:00`, RFC 3339.
  var rfc3339: String {
    let zone = WallClock.format(instant.seconds, "%z")
    return WallClock.format(instant.seconds, "%Y-%m-%dT%H:%M:%S") + zone.prefix(3) + ":" + zone.suffix(2)
  }

  /// `261121172752`, for a VM's name.
  var digits: String { WallClock.format(instant.seconds, "%y%m%d%H%M%S") }
}

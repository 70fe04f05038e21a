#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The clock on the wall: it can be set, and it is the only one that means anything to another run.
package enum WallClock {
  /// Seconds since 1970-01-01 00:00 UTC.
  package static func now() -> Double {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// A time in this machine's own zone, as strftime(3) writes it. FoundationEssentials knows no zones.
  package static func format(_ seconds: Double, _ pattern: String) -> String {
    var whole = time_t(seconds.rounded(.down))
    var parts = unsafe tm()
    guard unsafe localtime_r(&whole, &parts) != nil else { return "" }
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let start = buffer.baseAddress, unsafe strftime(start, buffer.count, pattern, &parts) > 0 else { return "" }
      return unsafe String(cString: start)
    }
  }
}

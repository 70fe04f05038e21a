import Platform
import SSH

extension MonitoredHost {
  /// Another host that is asked in the same way.
  func at(_ host: String, isOneOfSeveral: Bool = false) -> MonitoredHost {
    var other = self
    (other.destination.host, other.isOneOfSeveral) = (host, isOneOfSeveral)
    return other
  }

  /// Reads hosts that are asked in this way, all at the same time.
  ///
  /// Blocks until each has answered, or the time is up: they all have the one time-out, however many they are.
  func read(each hosts: [String]) -> [Answer] {
    let deadline = startOfReading(hosts.count)
    return inParallel(hosts) { host in at(host, isOneOfSeveral: hosts.count > 1).read(before: deadline) }
  }

  /// Makes ready for so many readings, and starts their time.
  func startOfReading(_ count: Int) -> Deadline {
    // Of a reading: its connection, or the pipes and the process of the system's client; before it the name server's.
    if count > 1 { allowOpenFiles(more: 6 * count) }
    systemClient.expect(count)
    return Deadline(in: destination.timeout)
  }
}

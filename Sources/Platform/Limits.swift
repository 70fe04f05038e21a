#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long a piece of work may go on: until its deadline, or until someone wants the program to end.
package struct Limits: Sendable {
  package enum Wakeup: Equatable, Sendable {
    case ready
    case deadlinePassed
    case interrupted
  }

  package let deadline: Deadline
  package let isInterrupted: @Sendable () -> Bool

  package init(deadline: Deadline, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.deadline = deadline
    self.isInterrupted = isInterrupted
  }

  /// The same, but with a deadline at most that many seconds from now.
  package func orSooner(in seconds: Double) -> Limits {
    Limits(deadline: deadline.orSooner(in: seconds), isInterrupted: isInterrupted)
  }

  /// Waits until one of the descriptors can be read or written (or has failed, which the next call on it will tell).
  ///
  /// A signal may be delivered to another thread than the one that waits, so the flag is looked at ten times a second.
  package func wait(reading: [Int32] = [], writing: [Int32] = []) -> Wakeup {
    var descriptors =
      reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      + writing.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) }
    while true {
      if isInterrupted() { return .interrupted }
      let left = deadline.secondsLeft
      if left == 0 { return .deadlinePassed }
      let milliseconds = Int32((min(left, 0.1) * 1000).rounded(.up))
      if unsafe poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 { return .ready }
    }
  }

  /// Waits for nothing but the limits themselves.
  package func sleep() -> Wakeup {
    wait()
  }
}

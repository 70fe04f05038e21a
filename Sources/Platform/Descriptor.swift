#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The owner of one file descriptor, closed with it.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  /// Takes over a descriptor that nobody else closes.
  package init(owning number: Int32) {
    self.number = number
  }

  deinit {
    _ = close(number)
  }

  /// Gives the descriptor to someone who will close it.
  package consuming func release() -> Int32 {
    let released = number
    discard self
    return released
  }

  /// Makes reads, writes and connects return at once.
  package borrowing func becomeNonblocking() throws(SystemError) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0 else { throw .last("fcntl") }
  }
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a child printed, and how it came to an end.
package struct ChildResult: Equatable, Sendable {
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    /// It printed more than it may, and was stopped.
    case printedTooMuch
    case deadlinePassed
    case interrupted
  }

  package let output: [UInt8]
  /// The first of what it printed to standard error; the rest was thrown away.
  package let errors: [UInt8]
  package let ending: Ending
}

extension ChildProcess {
  /// Reads until the child has ended, and leaves neither it nor its process group behind when it has not in time.
  ///
  /// Once the child itself is gone nothing more is waited for: a background process may hold its output open
  /// (OpenSSH's ControlPersist does).
  package consuming func result(within limits: Limits, limit: Int) -> ChildResult {
    var output = Gathered(limit: limit)
    var errors = Gathered(limit: 4096)
    while true {
      let exit = exitIfEnded()
      output.take(from: self.output)
      errors.take(from: self.errors)
      if let ending = exit ?? (output.overflowed ? .printedTooMuch : wait(for: output, errors, within: limits)) {
        if exit == nil { stop() }
        return ChildResult(output: output.bytes, errors: errors.bytes, ending: ending)
      }
    }
  }

  /// Nil: look again. Nothing tells when a child ends whose output is closed already, so that one is looked at often.
  private borrowing func wait(for output: Gathered, _ errors: Gathered, within limits: Limits) -> ChildResult.Ending? {
    let open = (output.hasEnded ? [] : [self.output.number]) + (errors.hasEnded ? [] : [self.errors.number])
    let slice = limits.orSooner(in: output.hasEnded ? 0.002 : 0.05)
    if slice.wait(reading: open) == .interrupted { return .interrupted }
    return limits.deadline.hasPassed ? .deadlinePassed : nil
  }

  private borrowing func exitIfEnded() -> ChildResult.Ending? {
    var status: Int32 = 0
    guard unsafe waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
    // wait(2): the low seven bits are the signal, 0 for an exit, whose status is in the byte above.
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
  }

  private borrowing func stop() {
    _ = kill(-identifier, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
  }
}

/// What has been read of one of the child's outputs.
private struct Gathered {
  let limit: Int
  var bytes: [UInt8] = []
  var hasEnded = false
  var overflowed = false

  init(limit: Int) { self.limit = limit }

  /// Takes what is there, without waiting and at most a megabyte at a time; keeps no more than the limit.
  mutating func take(from descriptor: borrowing Descriptor) {
    var buffer = [UInt8](repeating: 0, count: 16384)
    for _ in 0..<64 where !hasEnded {
      let count = unsafe read(descriptor.number, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN { return }
      hasEnded = count <= 0
      overflowed = overflowed || bytes.count + count > limit
      bytes += buffer.prefix(max(0, min(count, limit - bytes.count)))
    }
  }
}

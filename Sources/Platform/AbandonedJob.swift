#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Limits {
  /// Runs work that can't be stopped on a thread of its own, which is left to itself when the limits are reached first:
  /// then the value is nil.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) throws(SystemError) -> (wakeup: Wakeup, value: Value?) {
    let pipe = try Pipe()
    let finished = pipe.reading
    let writing = pipe.writing.release()
    let job = Job {
      // The end of the thread closes its end of the pipe, which makes ours readable.
      defer { close(writing) }
      return work()
    }
    let wakeup = wait(reading: [finished.number])
    return (wakeup, wakeup == .ready ? job.join() : nil)
  }
}

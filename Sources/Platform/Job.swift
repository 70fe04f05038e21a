import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One blocking piece of work on a thread of its own, its result handed over by value.
///
/// Not a task: blocking calls inside Swift tasks run only as many at a time as there are processors. A job that is
/// dropped without `join()` runs on, and its result is thrown away. A class because arrays hold no noncopyable values.
package final class Job<Value: Sendable> {
  private var thread: pthread_t?
  private let result: Result

  private final class Result: Sendable {
    private let value = Mutex<Value?>(nil)

    var current: Value? { value.withLock { $0 } }

    func fill(by work: () -> Value) {
      let value = work()
      self.value.withLock { $0 = value }
    }
  }

  /// Where no more threads can be had the work is done here and now.
  package init(_ work: @escaping @Sendable () -> Value) {
    let result = Result()
    self.result = result
    thread = startThread { result.fill(by: work) }
    if thread == nil { result.fill(by: work) }
  }

  private init(on thread: pthread_t, for result: Result) {
    self.thread = thread
    self.result = result
  }

  /// Nil where no more threads can be had: then nothing is done.
  package static func begun(_ work: @escaping @Sendable () -> Value) -> Job? {
    let result = Result()
    return startThread { result.fill(by: work) }.map { Job(on: $0, for: result) }
  }

  deinit {
    if let thread { pthread_detach(thread) }
  }

  /// Waits for the work to end.
  package func join() -> Value {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    guard let value = result.current else { preconditionFailure("a thread ended without a result") }
    return value
  }
}

/// Enough for getaddrinfo, libssh2 and libcurl; hundreds of them stay small.
private let stackSize = 512 * 1024

private final class Body {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Nil where no more threads can be had.
private func startThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
  let body = unsafe Unmanaged.passRetained(Body(run))
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setstacksize(&attributes, stackSize)
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let code = unsafe pthread_create(&thread, &attributes, { unsafe runBody($0) }, body.toOpaque())
  guard code == 0 else {
    unsafe body.release()
    return nil
  }
  return thread
}

private func runBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer = unsafe pointer else { return nil }
  unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}

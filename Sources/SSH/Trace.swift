import Platform

/// What a reading tells about its progress, for those who want to see it: a step, and the seconds that it took.
package typealias Trace = @Sendable (_ step: String, _ seconds: Double) -> Void

/// Measures one step after the other.
struct Stopwatch {
  let trace: Trace
  private var start = Deadline.clock()

  init(_ trace: @escaping Trace) { self.trace = trace }

  /// The time since the last step is this step's.
  mutating func note(_ step: String) {
    let now = Deadline.clock()
    trace(step, now - start)
    start = now
  }
}

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Limits {
  /// The results of the same work on each element, all at the same time; nil for work that has not ended when the limits
  /// are reached. Its thread is left to itself.
  ///
  /// Where no pipe can be had the work is done here and now, however long that takes.
  package func run<Element: Sendable, Value: Sendable>(
    on elements: [Element], _ work: @escaping @Sendable (Element) -> Value
  ) -> [Value?] {
    do { return try gather(elements, work).values } catch { return elements.map(work) }
  }

  /// Runs work that can't be stopped on a thread of its own, which is left to itself when the limits are reached first:
  /// then the value is nil.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) throws(SystemError) -> (wakeup: Wakeup, value: Value?) {
    let (wakeup, values) = try gather([()], work)
    return (wakeup, wakeup == .ready ? values[0] : nil)
  }

  private func gather<Element: Sendable, Value: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value
  ) throws(SystemError) -> (wakeup: Wakeup, values: [Value?]) {
    guard !elements.isEmpty else { return (.ready, []) }
    let pipe = try Pipe()
    let finished = pipe.reading
    let harvest = Harvest<Value>(of: elements.count, bell: pipe.writing.release())
    for (index, element) in elements.enumerated() {
      _ = Job { harvest.put(work(element), at: index) }
    }
    return (wait(reading: [finished.number]), harvest.values)
  }
}

/// Values as they come in.
private final class Harvest<Value: Sendable>: Sendable {
  private let state: Mutex<(values: [Value?], missing: Int)>
  /// A pipe's end that is closed by whoever brings the last one.
  private let bell: Int32

  init(of count: Int, bell: Int32) {
    state = Mutex(([Value?](repeating: nil, count: count), count))
    self.bell = bell
  }

  var values: [Value?] { state.withLock(\.values) }

  func put(_ value: Value, at index: Int) {
    state.withLock { state in
      state.values[index] = value
      state.missing -= 1
      if state.missing == 0 { close(bell) }
    }
  }
}

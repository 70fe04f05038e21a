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
    let pipe: Pipe
    do { pipe = try Pipe() } catch { return elements.map(work) }
    guard !elements.isEmpty else { return [] }
    let finished = pipe.reading
    let harvest = Harvest<Value>(of: elements.count, bell: pipe.writing.release())
    for (index, element) in elements.enumerated() {
      _ = Job { harvest.put(work(element), at: index) }
    }
    _ = wait(reading: [finished.number])
    return harvest.values
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

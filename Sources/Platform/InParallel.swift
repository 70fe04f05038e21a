import Synchronization

/// The results of the same blocking work on each element, in the order of the elements.
///
/// As many threads as elements, at most 512; each takes the next element as soon as it is done with one. They wait for
/// others nearly all of the time, and a stack takes no more memory than has been used of it.
package func inParallel<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value
) -> [Value] {
  guard elements.count > 1 else { return elements.map(work) }
  let queue = Queue(elements)
  let workers = (0..<min(elements.count, 512)).map { _ in
    Job {
      var done: [(index: Int, value: Value)] = []
      while let (index, element) = queue.next() { done.append((index, work(element))) }
      return done
    }
  }
  return workers.flatMap { $0.join() }.sorted { $0.index < $1.index }.map(\.value)
}

/// The elements that no thread has taken yet.
private final class Queue<Element: Sendable>: Sendable {
  private let elements: [Element]
  private let taken = Atomic(0)

  init(_ elements: [Element]) { self.elements = elements }

  func next() -> (index: Int, element: Element)? {
    let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < elements.count ? (index, elements[index]) : nil
  }
}

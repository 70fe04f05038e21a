/// The results of the same blocking work on each element, in the order of the elements, all at the same time.
///
/// A thread for each, however many there are, since one that hangs must not keep another from its beginning: they wait
/// nearly all of the time, and a stack takes no more memory than has been used of it. One alone needs none.
package func inParallel<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value
) -> [Value] {
  guard elements.count > 1 else { return elements.map(work) }
  return elements.map { element in Job { work(element) } }.map { $0.join() }
}

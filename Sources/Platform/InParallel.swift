/// The results of the same blocking work on each element, in the order of the elements, all at the same time.
///
/// A thread for each, however many there are, since one that hangs must not keep another from its beginning: they wait
/// nearly all of the time, and a stack takes no more memory than has been used of it. One alone needs none. Those for
/// which no more threads can be had are worked on one after the other, when all the others have begun.
///
/// - Parameter tell: is told each result as soon as it, and all before it, are there.
package func inParallel<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value, telling tell: (Value) -> Void = { _ in }
) -> [Value] {
  func told(_ value: Value) -> Value {
    tell(value)
    return value
  }
  guard elements.count > 1 else { return elements.map { told(work($0)) } }
  let jobs = elements.map { element in Job.begun { work(element) } }
  let late = zip(elements, jobs).map { element, job in job == nil ? work(element) : nil }
  return zip(jobs, late).compactMap { job, value in (value ?? job?.join()).map(told) }
}

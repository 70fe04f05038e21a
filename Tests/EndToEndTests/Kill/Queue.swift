#if os(Linux)
  import Synchronization

  /// Items that several threads take one by one.
  final class Queue<Item: Sendable>: Sendable {
    private let rest: Mutex<ArraySlice<(number: Int, item: Item)>>

    init(_ items: [Item]) {
      rest = Mutex(items.enumerated().map { (number: $0.offset, item: $0.element) }[...])
    }

    func next() -> (number: Int, item: Item)? { rest.withLock { $0.popFirst() } }
  }

  extension [KillPoint] {
    /// A fixed sample: every so many, not always beginning with the same one.
    func every(_ stride: Int, from offset: Int = 0) -> [KillPoint] {
      Swift.stride(from: offset % stride, to: count, by: stride).map { self[$0] }
    }
  }

  extension Array {
    /// The elements that have something in common, in the order of the first ones.
    func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
      var places: [Key: Int] = [:]
      var groups: [[Element]] = []
      for element in self {
        if let place = places[key(element)] {
          groups[place].append(element)
        } else {
          places[key(element)] = groups.count
          groups.append([element])
        }
      }
      return groups
    }
  }
#endif

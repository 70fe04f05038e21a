/// Earlier worlds, for lists that lag; kept only while a fault may ask for them.
struct Past: Sendable {
  private struct Snapshot {
    var at: Double
    var world: World
    /// The list that was read then; nil for what a request has left behind.
    var list: String?
  }

  private var snapshots: [Snapshot] = []
  /// What all lists show for some time.
  private var frozen: Snapshot?

  /// What a list shows instead of the present.
  struct Lag {
    fileprivate var world: World

    /// The earlier world with the present's users; VMs that did not exist then are known by their ids and not listed.
    func world(as present: World) -> World {
      var world = world
      world.users = present.users
      world.agenda = []
      for var machine in present.machines.dropFirst(world.machines.count) {
        machine.hide()
        world.machines.append(machine)
      }
      return world
    }
  }

  /// How far the list that is asked for lags; nil for the present, and for what is no list.
  mutating func lag(of command: String, _ kinds: [Fault.Kind], in cloud: Cloud, at now: Double) -> Lag? {
    let isList = command.lowercased().hasPrefix("list")
    if (kinds + cloud.faults.map(\.kind)).contains(where: { $0.reads > 0 || $0.seconds > 0 }) {
      snapshots.append(Snapshot(at: now, world: cloud.world, list: isList ? command : nil))
    }
    if let frozen, frozen.at <= now { self.frozen = nil }
    for case .frozen(let seconds) in kinds {
      frozen = Snapshot(at: now + seconds, world: cloud.world, list: nil)
    }
    guard isList else { return nil }
    for kind in kinds {
      if case .readsBehind(let reads) = kind { return Lag(world: world(ofList: command, reads: reads)) }
      if case .secondsBehind(let seconds) = kind { return Lag(world: world(at: now - seconds, of: cloud)) }
    }
    return frozen.map { Lag(world: $0.world) }
  }

  private func world(ofList command: String, reads: Int) -> World {
    let same = snapshots.filter { $0.list == command }
    return same[max(0, same.count - 1 - reads)].world
  }

  /// The world as it was left then, or the oldest known.
  private func world(at time: Double, of cloud: Cloud) -> World {
    guard let then = snapshots.last(where: { $0.at <= time }) else { return snapshots[0].world }
    var earlier = Cloud(cloud.configuration, resuming: then.world)
    earlier.advance(to: time)
    return earlier.world
  }

  /// Remembers the world as a request has left it, and forgets what no fault can ask for any more.
  mutating func note(_ world: World, _ faults: [Fault], at now: Double) {
    guard !snapshots.isEmpty else { return }
    let reads = faults.map(\.kind.reads).max() ?? 0
    let seconds = faults.map(\.kind.seconds).max() ?? 0
    if seconds > 0 { snapshots.append(Snapshot(at: now, world: world)) }
    let oldest = snapshots.lastIndex { $0.at <= now - seconds } ?? 0
    var read: [String: Int] = [:]
    snapshots = snapshots.indices.reversed().filter { index in
      if seconds > 0, index >= oldest { return true }
      guard let list = snapshots[index].list else { return false }
      read[list, default: 0] += 1
      return read[list, default: 0] <= reads
    }.reversed().map { snapshots[$0] }
  }
}

extension Fault.Kind {
  /// How many reads back it may look.
  fileprivate var reads: Int { if case .readsBehind(let reads) = self { reads } else { 0 } }

  /// How many seconds back it may look.
  fileprivate var seconds: Double { if case .secondsBehind(let seconds) = self { seconds } else { 0 } }
}

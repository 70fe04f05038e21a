/// Every world that can be reached from a model's start with so many faults, each judged, with the shortest way to it.
struct Exploration {
  let model: Model
  /// Faults on one path, at most: crashes, lost and refused calls, failing jobs, lagging lists, strangers.
  let faults: Int

  private(set) var transitions = 0
  /// For each way in which the promise is broken, the shortest path to it as lines.
  private(set) var violations: [String: [String]] = [:]
  /// Runs that the longest fault-free way to quiet takes.
  private(set) var longestWay = 0

  private var worlds: [World] = []
  private var parents: [Int32] = []
  private var costs: [UInt8] = []
  private var numbers: [World: Int32] = [:]
  private var layers: [[Int32]]
  private var rest: Rest

  var states: Int { worlds.count }

  init(_ model: Model, faults: Int) {
    self.model = model
    self.faults = faults
    layers = Array(repeating: [], count: faults + 1)
    rest = Rest(model)
  }

  /// Goes everywhere where the promise holds.
  ///
  /// - Parameter untilBroken: no further than to the first way in which it does not.
  mutating func run(untilBroken: Bool = false) {
    var start = model.start
    start.settle()
    add(start, parent: -1, cost: 0)
    for cost in 0...faults {
      var next = 0
      while next < layers[cost].count, !untilBroken || violations.isEmpty {
        let number = layers[cost][next]
        next += 1
        if costs[Int(number)] == cost { visit(number, cost) }
      }
      layers[cost] = []
    }
  }

  private mutating func visit(_ number: Int32, _ cost: Int) {
    let world = worlds[Int(number)]
    var found: [Edge] = []
    model.edges(from: world) { if !$0.isFault || cost < faults { found.append($0) } }
    for edge in found {
      transitions += 1
      if let breach = edge.breach {
        violate(number, edge.happening, breach)
        continue
      }
      var next = edge.world
      next.settle()
      add(next, parent: number, cost: cost + (edge.isFault ? 1 : 0))
    }
    switch rest.way(from: world) {
    case .quiet(let runs): longestWay = max(longestWay, runs)
    case .flaw(let flaw): violate(number, .calm, "in the end, without another fault: \(flaw)")
    }
  }

  private mutating func add(_ world: World, parent: Int32, cost: Int) {
    if let known = numbers[world] {
      guard cost < costs[Int(known)] else { return }
      costs[Int(known)] = UInt8(cost)
      parents[Int(known)] = parent
      return layers[cost].append(known)
    }
    let number = Int32(worlds.count)
    numbers[world] = number
    worlds.append(world)
    parents.append(parent)
    costs.append(UInt8(cost))
    layers[cost].append(number)
  }

  // MARK: - Telling

  var summary: String {
    "\(model.name): \(states) states, \(transitions) transitions, at most \(faults) faults on a path, "
      + "at rest after at most \(longestWay) runs"
  }

  private mutating func violate(_ number: Int32, _ last: Happening, _ why: String) {
    guard violations[why] == nil else { return }
    var path: [World] = []
    var at = number
    while at >= 0 {
      path.append(worlds[Int(at)])
      at = parents[Int(at)]
    }
    path.reverse()
    var lines = [path[0].text]
    for (before, after) in zip(path, path.dropFirst()) {
      lines.append("  \(happening(from: before, to: after))")
      lines.append(after.text)
    }
    violations[why] = lines + ["  \(last)", "broken: \(why)"]
  }

  private func happening(from before: World, to after: World) -> Happening {
    var found: Edge?
    model.edges(from: before) { edge in
      var next = edge.world
      next.settle()
      if next == after, found.map({ $0.isFault && !edge.isFault }) ?? true { found = edge }
    }
    return found?.happening ?? .calm
  }
}

/// Where the fault-free way from a world leads: to a group at rest, or to none.
struct Rest {
  let model: Model
  private var known: [World: Way] = [:]

  enum Way {
    /// The group is at rest and right after so many runs.
    case quiet(runs: Int)
    /// What stays wrong.
    case flaw(String)
  }

  /// A group that takes more steps than this has no end of it.
  private static let patience = 2000

  init(_ model: Model) {
    self.model = model
  }

  mutating func way(from world: World) -> Way {
    var path: [World] = []
    var at = world
    var atLastEnd: World?
    while known[at] == nil {
      if at.stage == .none {
        // A run that changed nothing: so will the next.
        if at == atLastEnd { known[at] = model.flaw(in: at).map { .flaw($0) } ?? .quiet(runs: 0) }
        atLastEnd = at
      }
      path.append(at)
      if path.count > Self.patience { known[at] = .flaw("the group does not come to rest") }
      at = model.calm(at)
      at.settle()
    }
    return remember(path, ending: known[at]!)
  }

  private mutating func remember(_ path: [World], ending: Way) -> Way {
    var way = ending
    for world in path.reversed() where known[world] == nil {
      if world.stage == .none, case .quiet(let runs) = way { way = .quiet(runs: runs + 1) }
      known[world] = way
    }
    return way
  }
}

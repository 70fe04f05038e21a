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

  /// A group that takes more runs than this has no end of it.
  private static let patience = 100

  init(_ model: Model) {
    self.model = model
  }

  mutating func way(from world: World) -> Way {
    var path: [World] = []
    var at = world
    while known[at] == nil {
      path.append(at)
      var next = model.calm(at)
      next.settle()
      if at.stage == .none, next == at {
        known[at] = model.flaw(in: at).map { .flaw($0) } ?? .quiet(runs: 0)
      } else if path.count > 40 * Self.patience {
        known[at] = .flaw("the group does not come to rest")
      }
      at = next
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

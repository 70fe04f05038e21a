/// The one way on without a fault: jobs end well, nobody meddles, the load lies between the thresholds.
extension Model {
  /// One step of it. From a world without a run it is two ticks and the start of the next run, as cron has it.
  func calm(_ world: World) -> World {
    var next = world
    if let place = VMs.places.first(where: { world.vms[$0].isProtected }) {
      next.vms[place].isProtected = false
      return next
    }
    next.lag = .none
    switch world.stage {
    case .none: return startRun(.between, in: settled(ticked(ticked(finished(next)))))
    case .lookingCloser: return lookCloser(in: next).world
    case .looking: return turn(isReady: true, in: next).world
    case .waiting: return ticked(finished(next))
    case .calling: return answered(next)
    }
  }

  private func answered(_ world: World) -> World {
    var answer: World?
    calls(in: world) { edge in
      switch edge.happening {
      case .call(.accepted), .call(.refused), .call(.notSent): if answer == nil { answer = edge.world }
      default: break
      }
    }
    return answer!
  }

  /// All that the cloud is at work on is done.
  private func finished(_ world: World) -> World {
    var next = world
    for place in VMs.places {
      for work in VM.Work.allCases + VM.Work.allCases where next.vms[place][work] {
        _ = go(on: work, at: place, .succeeds, &next)
      }
      while let condition = next.vms[place].successors.first {
        next.vms[place].condition = condition
        if condition == .absent { vanish(place, &next) }
      }
    }
    return next
  }

  private func settled(_ world: World) -> World {
    var next = world
    next.settle()
    return next
  }
}

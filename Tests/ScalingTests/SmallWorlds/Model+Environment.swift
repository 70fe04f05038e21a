/// Everything that happens to a world besides the run's own steps.
extension Model {
  /// Every way on from `world`.
  func edges(from world: World, _ emit: (Edge) -> Void) {
    runs(in: world, emit)
    time(in: world, emit)
    work(in: world, emit)
    faults(in: world, emit)
    for place in VMs.places where world.vms[place].exists {
      for meddling in Meddling.allCases { meddle(meddling, place, in: world, emit) }
    }
  }

  private func runs(in world: World, _ emit: (Edge) -> Void) {
    switch world.stage {
    case .none:
      for load in World.Load.allCases { emit(Edge(happening: .runStarts(load), world: startRun(load, in: world))) }
    case .lookingCloser:
      emit(lookCloser(in: world))
    case .looking:
      emit(turn(isReady: true, in: world))
      if asksReadiness, world.held.phase == .readying { emit(turn(isReady: false, in: world)) }
      emit(Edge(happening: .runLeaves, world: leave(world), isFault: true))
    case .waiting:
      emit(Edge(happening: .runLeaves, world: leave(world)))
    case .calling:
      calls(in: world, emit)
    }
    guard world.stage != .none else { return }
    var dead = world
    dead.stage = .none
    emit(Edge(happening: .crash, world: dead, isFault: true))
  }

  private func time(in world: World, _ emit: (Edge) -> Void) {
    // A run that stands still, or a change of the rule that takes long.
    let isStalled = world.stage != .none && world.stage != .waiting || world.vms.contains(where: \.isChangingRule)
    emit(Edge(happening: .tick, world: ticked(world), isFault: isStalled))
    if world.lag != .none {
      var next = world
      next.lag = .none
      emit(Edge(happening: .listsCatchUp, world: next))
    }
    late(in: world, emit)
  }

  /// A request whose answer was lost reaches the cloud after all.
  private func late(in world: World, _ emit: (Edge) -> Void) {
    var next = world
    next.isMeddled = true
    if world.lateChange > 0 {
      takeUpChange(&next)
      emit(Edge(happening: .lateChangeArrives, world: next))
    }
    guard world.lateDeploy > 0 else { return }
    let breach = makeVM(&next)
    // Nobody knows its job.
    (next.job, next.jobWork) = (world.job, world.jobWork)
    if next.lateDeploy == 1 { next.lag = .none }
    (next.lateDeploy, next.isMeddled) = (0, true)
    emit(Edge(happening: .lateDeployArrives, world: next, breach: breach))
  }

  /// The same world a tick later: lists lag by less than two.
  func ticked(_ world: World) -> World {
    var next = world
    next.disk.tick()
    next.held.tick()
    next.lag = world.lag == .fresh ? .aTick : .none
    next.lateDeploy = max(0, world.lateDeploy - 1)
    next.lateChange = max(0, world.lateChange - 1)
    if next.stage == .waiting { next.stage = .looking }
    return next
  }

  private func faults(in world: World, _ emit: (Edge) -> Void) {
    func fault(_ happening: Happening, _ change: (inout World) -> Void) {
      var next = world
      change(&next)
      emit(Edge(happening: happening, world: next, isFault: true))
    }
    if world.lag == .none {
      fault(.listsFallBehind) { ($0.lag, $0.stale, $0.wasActive) = (.fresh, world.vms.shown, world.isActive) }
    }
    if world.job == .pending { fault(.jobForgotten) { $0.job = .forgotten } }
    guard world.stage == .none else { return }
    for forward in [true, false] { fault(.clockSet(forward: forward)) { $0.disk.shiftClock(forward: forward) } }
  }

  // MARK: - Somebody else

  private func meddle(_ meddling: Meddling, _ place: Int, in world: World, _ emit: (Edge) -> Void) {
    let vm = world.vms[place]
    var next = world
    switch (meddling, vm.condition) {
    case (.destroy, .running), (.destroy, .stopped), (.destroy, .error), (.destroy, .unknown):
      destroy(place, &next)
    case (.stop, .running): next.vms[place].condition = .stopped
    case (.start, .stopped) where !vm[.start]:
      next.vms[place].condition = .running
    case (.migrate, .running): next.vms[place].condition = .migrating
    case (.lose, .running): next.vms[place].condition = .unknown
    case (.register, _) where !vm.isMapped && !vm.condition.isGone:
      next.vms[place].isMapped = true
      next.apply()
    case (.unregister, _) where vm.isMapped:
      next.vms[place].isMapped = false
      if vm.kind == .launched { next.vms[place].kind = .released }
      next.apply()
    case (.protect, _) where !vm.isProtected: next.vms[place].isProtected = true
    case (.unprotect, _) where vm.isProtected: next.vms[place].isProtected = false
    default: return
    }
    // A member that is neither listed for a while nor known by its name can only be counted again when it is back.
    let isHidden = meddling == .lose && vm.kind != .launched && vm.isMapped
    if meddling == .register || meddling == .start || isHidden { next.isEnlarged = true }
    next.isMeddled = true
    emit(Edge(happening: .stranger(meddling, place), world: next, isFault: true))
  }
}

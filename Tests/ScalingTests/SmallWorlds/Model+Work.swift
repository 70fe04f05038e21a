/// What the cloud works at, and every way in which that may end.
extension Model {
  func work(in world: World, _ emit: (Edge) -> Void) {
    for place in VMs.places where world.vms[place].exists {
      for work in VM.Work.allCases where world.vms[place][work] {
        for event in WorkEvent.allCases {
          var next = world
          guard go(on: work, at: place, event, &next) else { continue }
          emit(Edge(happening: .work(work, place, event), world: next, isFault: event.isFault))
        }
      }
      settle(place, in: world, emit)
    }
  }

  /// - Returns: false where this cannot happen.
  func go(on work: VM.Work, at place: Int, _ event: WorkEvent, _ world: inout World) -> Bool {
    if event == .begins { return begin(work, at: place, &world) }
    guard !world.vms[place].isQueued(work) else { return false }
    let isWatched = world.isWatched(work, at: place)
    guard isWatched || event.isAboutTheVM else { return false }
    world.vms[place][work] = false
    if isWatched { world.job = event.job }
    if !world.vms[place].isChangingRule { world.vms[place].registersLast = false }
    switch event {
    case .begins, .pretends, .hangsUndone: break
    case .succeeds, .failsButDoes, .hangsDone:
      let isDone = succeed(work, at: place, &world)
      // What is so already is an error to the cloud (reference 6.6).
      if isWatched, !isDone, event == .succeeds { world.job = .failed }
    case .fails: fail(work, at: place, &world)
    case .failsBadly: return failBadly(work, at: place, &world)
    case .loses:
      guard work == .start || work == .destroy else { return false }
      vanish(place, &world)
      if isWatched { world.job = .failed }
    }
    return true
  }

  private func begin(_ work: VM.Work, at place: Int, _ world: inout World) -> Bool {
    switch (work, world.vms[place].condition) {
    case (.start, .stopped): world.vms[place].condition = .starting
    case (.destroy, .running): world.vms[place].condition = .stopping
    default: return false
    }
    return true
  }

  /// - Returns: false where there was nothing to do.
  private func succeed(_ work: VM.Work, at place: Int, _ world: inout World) -> Bool {
    switch work {
    case .start:
      if !world.vms[place].condition.isGone { world.vms[place].condition = .running }
    case .destroy:
      destroy(place, &world)
    case .register:
      if world.vms[place].isMapped { return false }
      world.vms[place].isMapped = true
      world.apply()
    case .unregister:
      if !world.vms[place].isMapped { return false }
      world.vms[place].isMapped = false
      world.apply()
    }
    return true
  }

  private func fail(_ work: VM.Work, at place: Int, _ world: inout World) {
    switch (work, world.vms[place].condition) {
    case (.start, .starting): world.vms[place].condition = .stopped
    case (.destroy, .stopping): world.vms[place].condition = .running
    default: break
    }
  }

  private func failBadly(_ work: VM.Work, at place: Int, _ world: inout World) -> Bool {
    switch work {
    case .start: world.vms[place].condition = .error
    case .destroy: world.vms[place].condition = .stopped
    case .register:
      guard !world.vms[place].isMapped else { return false }
      world.vms[place].isMapped = true
      world.vms[place].isUnknownToBalancer = true
      world.isActive = false
    case .unregister:
      guard world.vms[place].isMapped else { return false }
      world.isActive = false
    }
    return true
  }

  /// A VM that is destroyed: its row is hidden at once from ordinary users, later from all.
  func destroy(_ place: Int, _ world: inout World) {
    guard seesDestroyed, world.vms[place].condition != .error else { return vanish(place, &world) }
    var vm = world.vms[place].shown
    vm.condition = .destroyed
    world.abandonJobs(at: place)
    world.vms[place] = vm
  }

  func vanish(_ place: Int, _ world: inout World) {
    world.abandonJobs(at: place)
    world.vms[place] = VM(word: 0)
  }

  /// What comes of states that pass by themselves.
  private func settle(_ place: Int, in world: World, _ emit: (Edge) -> Void) {
    for condition in world.vms[place].successors {
      var next = world
      next.vms[place].condition = condition
      if condition == .absent { vanish(place, &next) }
      emit(Edge(happening: .settles(place, condition), world: next))
    }
  }
}

extension VM {
  /// States to which the VM comes without anybody's call.
  var successors: [Condition] {
    switch condition {
    case .migrating: [.running]
    case .unknown: [.running, .stopped]
    case .stopping: self[.destroy] ? [] : [.stopped]
    case .starting: self[.start] ? [] : [.running, .stopped]
    case .destroyed: [.expunging]
    case .expunging: [.absent]
    case .absent, .running, .stopped, .error: []
    }
  }
}

extension World {
  /// Whether the one job that somebody knows is this.
  func isWatched(_ work: VM.Work, at place: Int) -> Bool {
    job == .pending && jobWork == work && target.place == place
  }

  /// The rule's members reach the load balancer; without one it stays in state Add.
  mutating func apply() {
    vms.reachBalancer()
    isActive = vms.contains(where: \.isMapped)
  }

  /// A job fails with its VM.
  fileprivate mutating func abandonJobs(at place: Int) {
    if job == .pending, target.place == place { job = .failed }
  }
}

extension WorkEvent {
  fileprivate var isFault: Bool {
    switch self {
    case .begins, .succeeds: false
    case .pretends, .fails, .failsBadly, .failsButDoes, .loses, .hangsDone, .hangsUndone: true
    }
  }

  /// Whether it matters where nobody watches the job.
  fileprivate var isAboutTheVM: Bool {
    switch self {
    case .begins, .succeeds, .fails, .failsBadly, .loses: true
    case .pretends, .failsButDoes, .hangsDone, .hangsUndone: false
    }
  }

  fileprivate var job: World.Job {
    switch self {
    case .begins: .pending
    case .succeeds, .pretends: .succeeded
    case .fails, .failsBadly, .failsButDoes, .loses: .failed
    case .hangsDone, .hangsUndone: .endless
    }
  }
}

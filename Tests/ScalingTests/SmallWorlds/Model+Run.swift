@testable import Scaling

/// The run, in the order of `GroupRun` and `OperationLoop`: the core is the real one, the effects are the world's.
extension Model {
  /// Recalls, observes, and decides where no operation is under way.
  func startRun(_ load: World.Load, in world: World) -> World {
    var next = world
    var memory = world.disk.memory(about: world.identity)
    memory.settle(at: Clock.now)
    if memory.operation?.hasBegun == false { memory.operation = nil }
    memory.count(load.reading, under: policy)
    next.held = MemoryCode(memory)
    guard memory.operation == nil else {
      next.stage = .looking
      return next
    }
    let seen = Observation(load: load.reading, members: members(in: world.listed), monitored: monitored)
    let decision = decider(memory).decide(seen, at: Clock.now)
    guard decision.action == .lookCloser else { return ended(next) }
    (next.stage, next.load, next.seen) = (.lookingCloser, load, world.listed.shown)
    return next
  }

  /// Looks at the whole account and decides again.
  func lookCloser(in world: World) -> Edge {
    var next = world
    var memory = world.held.memory(about: world.identity)
    memory.count(world.load.reading, under: policy)
    let seen = Observation(
      load: world.load.reading, members: members(in: world.seen), account: machines(in: world.listed),
      monitored: monitored)
    let decision = decider(memory).decide(seen, at: Clock.now)
    var breach: String?
    switch decision.action {
    case .nothing, .lookCloser:
      return Edge(happening: .runLooksCloser, world: ended(next))
    case .scaleOut:
      memory.operation = .launch(name: Names.awaited, at: Names.place, now: Clock.now)
      next.target = .awaited
      breach = breachOfLaunch(in: world)
    case .scaleIn(let victim):
      memory.operation = .removal(of: victim, at: Names.place, now: Clock.now)
      next.target = Target(rawValue: Names.place(of: victim.id)!)!
      breach = breachOfRemoval(of: victim, size: seen.size, in: world)
    }
    next.hasDeployed = false
    next.stage = .looking
    next.held = MemoryCode(memory)
    return Edge(happening: .runLooksCloser, world: next, breach: breach)
  }

  /// Once through the operation's loop, up to a call that is to be made.
  func turn(isReady: Bool, in world: World) -> Edge {
    var next = world
    var memory = world.held.memory(about: world.identity)
    memory.settle(at: Clock.now)
    guard var operation = memory.operation else { return Edge(happening: .runTurns(isReady: isReady), world: next) }
    let before = operation
    let question = operation.question(under: terms, at: Clock.now)
    let sight = sight(for: question, isReady: isReady, in: world)
    let step = operation.advance(seeing: sight, under: terms, at: Clock.now)
    memory.operation = operation
    next.held = MemoryCode(memory)
    if operation != before, !(sabotage == .callsBeforeSaving && step.isChange) { next.disk = next.held }
    var edge = Edge(happening: .runTurns(isReady: isReady), world: next, breach: breach(of: step, in: world))
    switch step {
    case .look: edge.world.stage = .looking
    case .wait: edge.world.stage = .waiting
    case .pause: edge.world = leave(next)
    case .end(let ending): edge.world = end(ending, memory, in: next)
    case .change(.deploy): edge.world.prepare(.deploy)
    case .change(.register): edge.world.prepare(.register)
    case .change(.unregister): edge.world.prepare(.unregister)
    case .change(.destroy(_, let expunge)): edge.world.prepare(expunge ? .destroyAndExpunge : .destroy)
    }
    return edge
  }

  private func end(_ ending: Ending, _ memory: Memory, in world: World) -> World {
    var (memory, next) = (memory, world)
    memory.finish(ending, at: Clock.now)
    next.held = MemoryCode(memory)
    return ended(next)
  }

  /// The run ends in good order, and its operation stays on disk if it has begun.
  func leave(_ world: World) -> World {
    var next = world
    var memory = world.held.memory(about: world.identity)
    if memory.operation?.hasBegun == false { memory.operation = nil }
    next.held = MemoryCode(memory)
    return ended(next)
  }

  /// The last lines of every run: what it has learned is saved.
  private func ended(_ world: World) -> World {
    var next = world
    (next.disk, next.stage) = (world.held, .none)
    return next
  }

  func decider(_ memory: Memory) -> Decider {
    Decider(policy: policy, namePrefix: Names.prefix, memory: memory)
  }
}

extension World {
  fileprivate mutating func prepare(_ request: Request) {
    (stage, self.request) = (.calling, request)
    // What is under way may change what the run has just seen before its call arrives.
    isMeddled = lag != .none || targetVM(in: vms)[.register] || targetVM(in: vms).isMapped
  }
}

extension World.Load {
  var reading: LoadReading {
    switch self {
    case .none: .none(why: "silent")
    case .below: .load(0.5)
    case .between: .load(2)
    case .above: .load(4)
    }
  }
}

extension Step {
  fileprivate var isChange: Bool {
    if case .change = self { true } else { false }
  }
}

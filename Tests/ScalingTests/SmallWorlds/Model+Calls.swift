@testable import Scaling

/// The call that a run makes, what the cloud does about it, and what the run hears of that.
extension Model {
  /// Every way in which the call under way can go.
  func calls(in world: World, _ emit: (Edge) -> Void) {
    let breach = breachOfCall(in: world)
    for reply in Reply.allCases where canCome(reply, in: world) {
      for dies in [false, true] {
        var edge = Edge(happening: dies ? .callThenCrash(reply) : .call(reply), world: world)
        edge.isFault = dies || reply != .accepted
        edge.breach = breach ?? (reply.isDone ? carryOut(&edge.world) : nil)
        if reply == .late { promise(&edge.world) }
        note(reply, dies: dies, &edge.world)
        emit(edge)
      }
    }
  }

  private func canCome(_ reply: Reply, in world: World) -> Bool {
    switch reply {
    case .accepted, .refusedButDone, .lostButDone: canBeDone(world)
    case .acceptedWithoutID: world.request == .deploy && canBeDone(world)
    case .acceptedWithoutJob: canBeDone(world)
    case .refused, .lost: world.request != .deploy || world.deployTicks > 1
    case .notSent: true
    case .late: canBeDone(world) && world.lateDeploy == 0 && world.lateChange == 0
    }
  }

  /// A deploy needs room, and is not sent once its signature has run out.
  private func canBeDone(_ world: World) -> Bool {
    world.request != .deploy || world.free != nil && world.deployTicks > 1
  }

  /// What the cloud does at once.
  ///
  /// - Returns: how the promise is broken by it.
  private func carryOut(_ world: inout World) -> String? {
    if world.request == .deploy { return makeVM(&world) }
    guard let place = world.target.place, !world.vms[place].condition.isGone else {
      world.job = world.request.isDestroy && world.targetVM(in: world.vms).exists ? .succeeded : .failed
      return nil
    }
    let vm = world.vms[place]
    switch world.request {
    case .deploy: break
    case .register: world.begin(.register, at: place, ifAllowed: true)
    case .unregister: world.begin(.unregister, at: place, ifAllowed: true)
    case .destroy: world.begin(.destroy, at: place, ifAllowed: vm.allows(.destroy))
    case .destroyAndExpunge: world.begin(.destroy, at: place, ifAllowed: allowsExpunge && vm.allows(.destroy))
    }
    return nil
  }

  /// The cloud makes the VM that the operation's deploy asked for.
  func makeVM(_ world: inout World) -> String? {
    guard let place = world.free else { return nil }
    world.vms[place] = VM(.launched, .stopped, isMember: false)
    world.begin(.start, at: place, ifAllowed: true)
    if world.isDeployOrphaned, world.lateDeploy > 0 { return "a VM is made that no operation knows" }
    world.target = Target(rawValue: place)!
    world.hasDeployed = true
    return breachOfSize(in: world)
  }

  private func promise(_ world: inout World) {
    guard world.request == .deploy else {
      (world.lateChange, world.lateWork, world.latePlace) = (
        Self.changeLife, world.request.work, world.target.place ?? 0
      )
      return
    }
    world.lateDeploy = world.deployTicks
    world.hasDeployed = true
  }

  /// Ticks for which a change of anything else may be taken up, the present one among them.
  private static let changeLife = 3

  /// The cloud takes up a change that it got late.
  func takeUpChange(_ world: inout World) {
    let (job, jobWork) = (world.job, world.jobWork)
    let vm = world.vms[world.latePlace]
    world.begin(world.lateWork, at: world.latePlace, ifAllowed: !vm.condition.isGone && vm.allows(world.lateWork))
    // Nobody knows its job.
    (world.job, world.jobWork) = (job, jobWork)
    world.lateChange = 0
  }

  /// The run notes the answer and saves it, unless it dies before.
  private func note(_ reply: Reply, dies: Bool, _ world: inout World) {
    var memory = world.held.memory(about: world.identity)
    memory.operation?.note(outcome(reply, in: world), at: Clock.now)
    let hasBegun = memory.operation?.hasBegun ?? false
    if !dies { world.disk = MemoryCode(memory) }
    if !hasBegun { memory.operation = nil }
    world.held = MemoryCode(memory)
    world.stage = dies || !hasBegun ? .none : .looking
    if !dies, !hasBegun { world.disk = world.held }
  }

  private func outcome(_ reply: Reply, in world: World) -> Outcome {
    let id = world.request == .deploy ? world.target.place.map(Names.id) : nil
    switch reply {
    case .accepted: return .accepted(machineID: id, job: MemoryCode.job)
    case .acceptedWithoutJob: return .accepted(machineID: id, job: nil)
    case .acceptedWithoutID: return .accepted(machineID: nil, job: MemoryCode.job)
    case .refused, .refusedButDone: return .refused("because")
    case .notSent: return .notSent("because")
    case .lost, .lostButDone, .late: return .unanswered("because")
    }
  }
}

extension World {
  /// Ticks for which the deploy that is to be made may be taken up, the present one among them.
  fileprivate var deployTicks: Int { held.ticks }

  /// The cloud begins to work at something, or its job fails at once.
  mutating func begin(_ work: VM.Work, at place: Int, ifAllowed isAllowed: Bool) {
    if isAllowed { vms[place][work] = true }
    vms[place].registersLast = work == .register && vms[place].isChangingRule
    (job, jobWork) = (isAllowed ? .pending : .failed, work)
  }
}

extension VM {
  /// Whether the cloud begins at it, and does not refuse.
  fileprivate func allows(_ work: Work) -> Bool {
    work != .destroy || condition != .starting && !isProtected
  }
}

extension World.Request {
  fileprivate var work: VM.Work {
    switch self {
    case .deploy: .start
    case .register: .register
    case .unregister: .unregister
    case .destroy, .destroyAndExpunge: .destroy
    }
  }

  fileprivate var isDestroy: Bool {
    switch self {
    case .destroy, .destroyAndExpunge: true
    case .deploy, .register, .unregister: false
    }
  }
}

extension Reply {
  fileprivate var isDone: Bool {
    switch self {
    case .accepted, .acceptedWithoutJob, .acceptedWithoutID, .refusedButDone, .lostButDone: true
    case .refused, .notSent, .lost, .late: false
    }
  }
}

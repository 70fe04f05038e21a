@testable import Scaling

/// What the cloud's lists tell.
extension Model {
  func members(in vms: VMs) -> [Machine] {
    VMs.places.compactMap { vms[$0].isListed ? Names.machine(vms[$0], at: $0) : nil }
  }

  func machines(in vms: VMs) -> [Machine] {
    VMs.places.compactMap { vms[$0].exists ? Names.machine(vms[$0], at: $0) : nil }
  }

  func sight(for question: Question, isReady: Bool, in world: World) -> Sight {
    let vm = world.targetVM(in: world.listed)
    var machines: [Machine] = []
    if question.machine != nil, let place = world.target.place, vm.exists {
      machines = [Names.machine(vm, at: place)]
    }
    let isBlind = sabotage == .isBlindToRule
    return Sight(
      machines: machines,
      listings: question.rules.map {
        Listing(rule: $0, isListed: !isBlind && vm.isListed, isActive: world.isListedActive)
      },
      job: question.job.map { _ in world.job.sight }, isReady: question.readiness && isReady, cloudTime: Clock.cloud)
  }
}

extension World {
  /// The operation's VM; nothing where there is none.
  func targetVM(in vms: VMs) -> VM {
    target.place.map { vms[$0] } ?? VM(word: 0)
  }

  /// The id and the name of the operation's VM.
  var identity: (id: String, name: String) {
    guard let place = target.place else {
      return (Names.vanishedID, target == .awaited ? Names.awaited : Names.vanished)
    }
    let vm = vms[place].exists ? vms[place] : stale[place]
    return (Names.id(place), Names.name(vm.kind, at: place))
  }
}

extension World.Job {
  fileprivate var sight: JobSight {
    switch self {
    case .none, .forgotten: .forgotten
    case .pending, .endless: .pending
    case .succeeded: .succeeded
    case .failed: .failed("because")
    }
  }
}

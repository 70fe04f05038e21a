@testable import Scaling

/// What must never happen (spec section 6, issue 3's promise), judged by the cloud itself and not by what lists show.
extension Model {
  /// Members and launched VMs, with the one that is decided on, never exceed max_size.
  func breachOfLaunch(in world: World) -> String? {
    guard !world.isEnlarged else { return nil }
    let count = world.vms.count(where: \.countsAgainstMaximum) + (world.lateDeploy > 0 ? 1 : 0)
    return count < policy.maxSize ? nil : "a launch is decided while \(count) VMs count against max_size"
  }

  /// The same at the moment at which a VM is made.
  func breachOfSize(in world: World) -> String? {
    guard !world.isEnlarged else { return nil }
    let count = world.vms.count(where: \.countsAgainstMaximum)
    return count <= policy.maxSize ? nil : "\(count) VMs count against max_size"
  }

  func breachOfRemoval(of victim: Machine, size: Int, in world: World) -> String? {
    let place = Names.place(of: victim.id)!
    let vm = world.listed[place].exists ? world.listed[place] : world.seen[place]
    if vm.kind == .monitored { return "the monitored VM is to go" }
    if vm.isProtected { return "a protected VM is to go" }
    if policy.removable == .launched, vm.kind == .hand { return "a foreign VM is to go" }
    if world.load == .none, size <= policy.maxSize { return "a VM is to go without a load" }
    return nil
  }

  /// A step against what the run has just seen.
  func breach(of step: Step, in world: World) -> String? {
    let vm = world.targetVM(in: world.listed)
    switch step {
    case .look, .wait, .pause:
      return nil
    case .change(.deploy):
      return world.hasDeployed ? "a second deploy under one intent" : nil
    case .change(.register):
      return vm.isListed ? "registered again while the rule lists it" : nil
    case .change(.unregister):
      // To take a VM out and in again is how a rule is mended, also for one that is to stay.
      return world.held.isRemoval && world.held.phase != .registering ? breachOfTouching(vm) : nil
    case .change(.destroy):
      if vm.isListed { return "destroyed while it is a member" }
      return vm.condition == .starting ? "destroyed while Starting" : breachOfTouching(vm)
    case .end(let ending):
      return breach(of: ending, in: world)
    }
  }

  private func breachOfTouching(_ vm: VM) -> String? {
    if vm.kind == .monitored { return "the monitored VM is touched" }
    if vm.isProtected { return "a protected VM is touched" }
    return policy.removable == .launched && vm.kind == .hand ? "a foreign VM is touched" : nil
  }

  /// An operation that ends lets go of its VM: then it must be what the ending says.
  private func breach(of ending: Ending, in world: World) -> String? {
    let vm = world.targetVM(in: world.vms)
    switch ending {
    case .launchFailed, .removed:
      if !vm.condition.isGone { return "the VM is given up for gone while it is there" }
      let mayCome = world.target == .awaited && world.lateDeploy > 0
      return mayCome ? "the launch is given up while its deploy may still be carried out" : nil
    case .launched:
      return vm.exists || world.lag != .none ? nil : "a launch is complete without a VM"
    case .kept:
      return nil
    case .repaired, .repairFailed, .repairNeedless:
      return "a repair where there is but one rule"
    }
  }

  /// A call against the cloud as it is when it is made, unless somebody else changed that since the run looked.
  func breachOfCall(in world: World) -> String? {
    let vm = world.targetVM(in: world.vms)
    guard !world.isMeddled, vm.exists else { return nil }
    switch world.request {
    case .deploy, .register, .unregister: return nil
    case .destroy, .destroyAndExpunge: return vm.isListed ? "destroyed while it has become a member" : nil
    }
  }

  /// What is wrong with a group that is at rest; nil where all is well.
  func flaw(in world: World) -> String? {
    if world.disk.hasOperation { return "an operation stays on disk" }
    let vms = world.vms
    if vms.contains(where: { $0.kind == .launched && !$0.condition.isGone && !$0.isMapped }) {
      return "a launched VM is neither a member nor gone"
    }
    if vms.contains(where: { $0.kind == .launched && $0.isListed && $0.isUnknownToBalancer }) {
      return "a launched VM is listed, and the load balancer does not know it"
    }
    let size = vms.count { $0.isListed && [.starting, .running, .migrating].contains($0.condition) }
    let isFull = vms.count(where: \.countsAgainstMaximum) >= policy.maxSize
    if size < policy.minSize, !isFull { return "\(size) members, fewer than min_size" }
    return size > policy.maxSize && !world.isEnlarged ? "\(size) members, more than max_size" : nil
  }
}

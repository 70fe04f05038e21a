import CloudStack
import Platform
import RCFile
import Scaling

extension GroupRun {
  /// Reads everything that tells how the group stands, and changes nothing; what could not be read is part of the answer.
  ///
  /// - Parameter holder: who has the group's lock.
  func survey(rcFile: String, holder: String?) throws(Failure) -> GroupStatus {
    let state = stateOnDisk()
    let (cloud, loads) = askAround { () throws(Failure) in try lookAround() }
    guard !surroundings.isInterrupted() else { throw .interrupted }
    var status = GroupStatus(
      time: surroundings.now(), rcFile: rcFile, name: settings.group.name, endpoint: settings.account.endpoint,
      rules: settings.group.rules, namePrefix: settings.launch.namePrefix, policy: settings.policy, holder: holder,
      state: state, load: loads?.load ?? .failure(.membersUnknown), monitored: monitored(loads), cloud: cloud)
    if let loads, !loads.isOne { status.hosts = loads }
    lookAhead(&status)
    return status
  }

  private func lookAround() throws(Failure) -> (view: GroupStatus.CloudView, members: [VirtualMachine]) {
    let others = cloud.askOtherRules()
    let rule = GroupStatus.Rule(try cloud.rule())
    let members = try cloud.members(of: cloud.rules[0])
    var view = GroupStatus.CloudView(
      rules: [rule], members: members.map(Machine.init), account: try cloud.account())
    for other in others { lookAt(other, &view) }
    return (view, members)
  }

  /// One that cannot be read leaves the rest of the view as it is.
  private func lookAt(_ other: Cloud.AskedRule, _ view: inout GroupStatus.CloudView) {
    let members = cloud.members(of: other)
    view.otherRules.append(OtherRule(id: other.id, members: try? members.get().map(Machine.init)))
    do throws(Failure) {
      _ = try members.get()
      view.rules.append(GroupStatus.Rule(try cloud.rule(other.id)))
    } catch {
      view.rules.append(GroupStatus.Rule(id: other.id))
      view.failures.append(error)
    }
  }

  /// What the operation under way comes to next, unless it must not be carried on.
  /// Where there is none, why none can be begun.
  private func lookAhead(_ status: inout GroupStatus) {
    guard status.state.obstacle == nil, let seen = status.observation else { return }
    do {
      if let operation = status.state.memory.operation {
        status.nextStep = .success(try nextStep(of: try check(operation), seen))
      } else if !seen.otherRules.isEmpty, seen.otherRules.allSatisfy({ $0.members != nil }) {
        // A rule that cannot be read is told by what was asked of it.
        _ = try cloud.owner()
      }
    } catch {
      status.nextStep = .failure(error)
    }
  }

  private func stateOnDisk() -> GroupStatus.State {
    var found = GroupStatus.State(file: state.path, memory: Memory())
    do {
      let recollection = try state.read()
      found.condition = GroupStatus.Condition(recollection)
      if case .another(let memory, _) = recollection { found.memory.operation = memory.operation }
      try checkRule(recollection)
      found.memory = try memory(in: recollection)
    } catch {
      found.obstacle = error
    }
    found.memory = current(found.memory)
    return found
  }
}

extension GroupStatus.Rule {
  fileprivate init(_ rule: LoadBalancerRule) {
    self.init(id: rule.id, name: rule.name, state: rule.state)
  }
}

extension Failure {
  /// With `host = members`, where the cloud does not answer; that it does not is told besides.
  static let membersUnknown = Failure(.unavailable, "the members, whose load counts, are not known")
}

extension GroupStatus.Condition {
  fileprivate init(_ found: StateFile.Recollection) {
    switch found {
    case .nothing: self = .none
    case .memory, .outdated: self = .read
    case .another: self = .elsewhere
    case .unreadable(let why): self = .unreadable(why)
    }
  }
}

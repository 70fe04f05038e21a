import CloudStack
import Platform
import RCFile
import Scaling

extension GroupRun {
  /// Reads everything that tells how the group stands, and changes nothing; what could not be read is part of the answer.
  ///
  /// - Parameter holder: who has the group's lock.
  func survey(rcFile: String, holder: String?) throws(Failure) -> GroupStatus {
    let reading = Job { [readLoad] in readLoad() }
    let (state, cloud) = (stateOnDisk(), Result { () throws(Failure) in try lookAround() })
    let answer = reading.join()
    guard !surroundings.isInterrupted() else { throw .interrupted }
    var status = GroupStatus(
      time: surroundings.now(), rcFile: rcFile, name: settings.group.name, endpoint: settings.account.endpoint,
      rules: settings.group.rules, namePrefix: settings.launch.namePrefix, policy: settings.policy, holder: holder,
      state: state, load: answer.load, monitored: monitored(answer), cloud: cloud)
    lookAhead(&status)
    return status
  }

  private func lookAround() throws(Failure) -> GroupStatus.CloudView {
    var rules: [GroupStatus.Rule] = []
    for id in settings.group.rules {
      let rule = try cloud.rule(id)
      rules.append(GroupStatus.Rule(id: rule.id, name: rule.name, state: rule.state))
    }
    let members = try cloud.members()
    var others: [OtherRule] = []
    for id in settings.group.rules.dropFirst() {
      others.append(OtherRule(id: id, members: try cloud.members(of: id).map(Machine.init)))
    }
    return GroupStatus.CloudView(rules: rules, members: members, account: try cloud.account(), otherRules: others)
  }

  /// What the operation under way comes to next, unless it must not be carried on.
  private func lookAhead(_ status: inout GroupStatus) {
    guard status.state.obstacle == nil, let operation = status.state.memory.operation, let seen = status.observation
    else { return }
    do {
      status.nextStep = .success(try nextStep(of: try check(operation), seen))
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
      try checkRule()
      found.memory = try memory(in: recollection)
    } catch {
      found.obstacle = error
    }
    found.memory = current(found.memory)
    return found
  }
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

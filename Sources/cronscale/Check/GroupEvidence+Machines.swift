import RCFile
import Scaling

extension GroupEvidence {
  private var policy: Policy { settings.policy }

  /// What a run would see of the group; nil where the cloud does not tell.
  private var observation: Observation? {
    guard let members = cloud.members.value else { return nil }
    return Observation(
      load: .none(why: ""), members: members, account: cloud.machines.value, monitored: monitoredMachines,
      otherRules: cloud.otherRules.map { OtherRule(id: $0.id, members: $0.members.value) })
  }

  /// VMs that count against max_size; nil where the cloud does not tell.
  var counted: Int? { observation?.countedAgainstMaximum(prefix: settings.launch.namePrefix) }

  var members: Finding {
    Check.members.judge(cloud.members) { members in
      let size = members.count { $0.state.isServing }
      let names = members.map { "\($0.name) \($0.state.word)" }.joined(separator: ", ")
      let found = "\(names.isEmpty ? "none" : names); size \(size), min \(policy.minSize), max \(policy.maxSize)"
      let (idle, strays) = (members.filter { !$0.state.isServing }, strays)
      guard !idle.isEmpty || !strays.isEmpty else { return Check.members.ok(found + intention(size)) }
      let remedy = remedy(idle: idle, strays: strays)
      if size < policy.minSize, members.count + strays.count >= policy.maxSize {
        let stray = strays.isEmpty ? "" : " (no members: \(Self.names(strays)))"
        return Check.members.failed(
          .unavailable, "\(found); below min_size, and VMs that do not serve fill it up to max_size\(stray)",
          mend: remedy)
      }
      let burden = [(idle, "without serving"), (strays, "and none of the group's rules lists it")]
        .filter { !$0.0.isEmpty }.map { "\(Self.names($0.0)) counts against max_size \($0.1)" }.joined(separator: "; ")
      return Check.members.warning("\(found); \(burden)\(intention(size))", mend: remedy)
    }
  }

  /// VMs that were launched for the group, that the rule does not list, and that the next run does not go on with.
  private var strays: [Machine] {
    (observation?.nobodys(prefix: settings.launch.namePrefix) ?? []).filter { machine in
      guard let operation = memory?.operation else { return true }
      return operation.machineID.map { $0 != machine.id } ?? (operation.name != machine.name)
    }
  }

  private static func names(_ machines: [Machine]) -> String { machines.map(\.name).joined(separator: ", ") }

  /// Words first, so that what comes after the colon can be pasted into a shell.
  private func remedy(idle: [Machine], strays: [Machine]) -> String {
    let starts = idle.map { call("startVirtualMachine", "id=\($0.id)", "--wait") }
    let ways = strays.map {
      $0.state == .running ? registration(of: $0) : call("destroyVirtualMachine", "id=\($0.id)", "--wait")
    }
    let choice = "take out of the rule and destroy what nobody needs any more, or start it again"
    let other = "make a member again of what none of the group's rules lists, or destroy it"
    let words = [idle.isEmpty ? nil : choice, strays.isEmpty ? nil : other].compactMap { $0 }
    return "\(words.joined(separator: "; ")): \((starts + ways).joined(separator: "; "))"
  }

  /// The call that makes a VM a member.
  func registration(of machine: Machine) -> String {
    call("assignToLoadBalancerRule", "id=\(settings.group.rules[0])", "virtualmachineids=\(machine.id)", "--wait")
  }

  /// What runs do about the size, whatever the load.
  private func intention(_ size: Int) -> String {
    if size < policy.minSize { return "; the next runs launch \(policy.minSize - size)" }
    if size > policy.maxSize { return "; the next runs remove \(size - policy.maxSize)" }
    return ""
  }
}

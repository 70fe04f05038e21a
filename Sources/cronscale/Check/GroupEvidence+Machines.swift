import RCFile
import SSH
import Scaling

extension GroupEvidence {
  private var policy: Policy { settings.policy }

  /// What a run would see of the group; nil where the cloud does not tell.
  private var observation: Observation? {
    guard let members = cloud.members.value else { return nil }
    return Observation(
      load: .none(why: ""), members: members, account: cloud.machines.value, monitored: monitoredMachine)
  }

  /// VMs that count against max_size; nil where the cloud does not tell.
  var counted: Int? { observation?.countedAgainstMaximum(prefix: settings.launch.namePrefix) }

  var members: Finding {
    Check.members.judge(cloud.members) { members in
      let size = members.count { $0.state.isServing }
      let names = members.map { "\($0.name) \($0.state.word)" }.joined(separator: ", ")
      let found = "\(names.isEmpty ? "none" : names); size \(size), min \(policy.minSize), max \(policy.maxSize)"
      let idle = members.filter { !$0.state.isServing }
      guard !idle.isEmpty else { return Check.members.ok(found + intention(size)) }
      let remedy =
        idle.map { "cronscale api startVirtualMachine id=\($0.id) --wait" }.joined(separator: "; ")
        + "; or take out of the rule, and destroy, what nobody needs any more"
      if size < policy.minSize, (counted ?? 0) >= policy.maxSize {
        return Check.members.failed(
          .unavailable, "\(found); below min_size, and VMs that do not serve fill it up to max_size", mend: remedy)
      }
      return Check.members.warning(
        "\(found); \(idle.map(\.name).joined(separator: ", ")) counts against max_size without serving\(intention(size))",
        mend: remedy)
    }
  }

  /// What runs do about the size, whatever the load.
  private func intention(_ size: Int) -> String {
    if size < policy.minSize { return "; the next runs launch \(policy.minSize - size)" }
    if size > policy.maxSize { return "; the next runs remove \(size - policy.maxSize)" }
    return ""
  }

  // MARK: - The monitored VM

  private var monitoredMachine: Monitored {
    let monitoring = settings.monitoring
    return Monitored(
      name: monitoring.vm, aliases: [monitoring.host] + (host.value?.address.map { [$0] } ?? []),
      aliasesAreProof: monitoring.vm == monitoring.host)
  }

  var monitored: Finding {
    Check.monitored.judge(cloud.machines) { machines in
      let name = settings.monitoring.vm
      guard monitoredMachine.isFound(in: machines), let machine = machines.first(where: monitoredMachine.covers) else {
        return notFound(name, machines)
      }
      let found = "\(named(machine.id, machine.name)) is \(machine.state.word)"
      if let members = cloud.members.value, !members.contains(where: { $0.id == machine.id }) {
        return Check.monitored.warning(
          "\(found), and no member of the rule: its load need not follow that of the members",
          mend: "cronscale api assignToLoadBalancerRule id=\(settings.group.rules[0]) virtualmachineids=\(machine.id) "
            + "--wait; or monitor a member")
      }
      guard machine.state == .running else {
        return Check.monitored.warning(found, mend: "cronscale api startVirtualMachine id=\(machine.id) --wait")
      }
      return Check.monitored.ok("\(found), a member")
    }
  }

  /// Where the host's name alone says nothing, the address that answers may: that is only known once SSH connects.
  private func notFound(_ name: String, _ machines: [Machine]) -> Finding {
    if name == settings.monitoring.host, host.value?.address == nil, let failing = failingHostCheck {
      return Check.monitored.notChecked(until: failing)
    }
    let names = machines.prefix(10).map(\.name).joined(separator: ", ")
    return Check.monitored.failed(
      .configuration, "\(name) is none of the account's VMs, so nothing is ever scaled in",
      mend: "set vm in [monitoring] to its id or name in the account"
        + (names.isEmpty ? "" : "; there are \(names)"))
  }
}

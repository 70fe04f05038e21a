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
      let (idle, strays) = (members.filter { !$0.state.isServing }, strays)
      guard !idle.isEmpty || !strays.isEmpty else { return Check.members.ok(found + intention(size)) }
      let remedy = remedy(idle: idle, strays: strays)
      if size < policy.minSize, members.count + strays.count >= policy.maxSize {
        let stray = strays.isEmpty ? "" : " (no members: \(Self.names(strays)))"
        return Check.members.failed(
          .unavailable, "\(found); below min_size, and VMs that do not serve fill it up to max_size\(stray)",
          mend: remedy)
      }
      let burden = [(idle, "without serving"), (strays, "and no rule lists it")].filter { !$0.0.isEmpty }
        .map { "\(Self.names($0.0)) counts against max_size \($0.1)" }.joined(separator: "; ")
      return Check.members.warning("\(found); \(burden)\(intention(size))", mend: remedy)
    }
  }

  /// VMs that were launched for the group, that the rule does not list, and that the next run does not go on with.
  private var strays: [Machine] {
    (observation?.strays(prefix: settings.launch.namePrefix) ?? []).filter { machine in
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
    let other = "make a member again of what no rule lists, or destroy it"
    let words = [idle.isEmpty ? nil : choice, strays.isEmpty ? nil : other].compactMap { $0 }
    return "\(words.joined(separator: "; ")): \((starts + ways).joined(separator: "; "))"
  }

  private func registration(of machine: Machine) -> String {
    call("assignToLoadBalancerRule", "id=\(settings.group.rules[0])", "virtualmachineids=\(machine.id)", "--wait")
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
        return outsider(machine, found, members)
      }
      guard machine.state == .running else {
        return Check.monitored.warning(
          found, mend: call("startVirtualMachine", "id=\(machine.id)", "--wait"))
      }
      return Check.monitored.ok("\(found), a member")
    }
  }

  /// Only a VM with a card in the rule's network can become a member.
  private func outsider(_ machine: Machine, _ found: String, _ members: [Machine]) -> Finding {
    let names = members.prefix(10).map(\.name).joined(separator: ", ")
    let instead = names.isEmpty ? nil : "set vm and host in [monitoring] to one of the members (\(names))"
    let found = "\(found), and no member of the rule: its load need not follow that of the members"
    if let network = ruleNetwork, let own = cloud.machineNetworks[machine.id], !own.isEmpty, !own.contains(network) {
      return Check.monitored.warning(
        "\(found); it is not in the rule's network \(network), and cannot join",
        mend: instead ?? "set vm and host in [monitoring] to a VM of that network")
    }
    guard machine.state == .running else {
      return Check.monitored.warning(found, mend: instead ?? call("startVirtualMachine", "id=\(machine.id)", "--wait"))
    }
    let assignment = registration(of: machine)
    return Check.monitored.warning(found, mend: instead.map { "\($0), or make it one: \(assignment)" } ?? assignment)
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

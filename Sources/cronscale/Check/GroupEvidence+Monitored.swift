import RCFile
import SSH
import Scaling

extension GroupEvidence {
  /// One line a VM that the rc file names.
  var monitored: [Finding] {
    switch settings.monitoring.hosts {
    case .members: return [everyMember]
    case .named(let named):
      return zip(named, addresses(of: named)).flatMap { host, address in
        Check.monitored.judgeAll(cloud.machines) { machines in [finding(on: host, at: address, among: machines)] }
      }.reduce(into: []) { all, finding in if !all.contains(finding) { all.append(finding) } }
    }
  }

  /// A VM that is launched has a host key that nobody has seen yet.
  private var everyMember: Finding {
    let found = "every running member; none of them is spared when the group shrinks"
    guard settings.monitoring.hostKey == .strict else { return Check.monitored.ok(found) }
    return Check.monitored.warning(
      "\(found); with host_key = strict a new VM, whose key nobody knows yet, does not answer",
      mend: "set host_key = accept-new in [monitoring], unless known_hosts has the keys of new VMs already")
  }

  /// What is known of the VMs that never go.
  var monitoredMachines: Monitored {
    switch settings.monitoring.hosts {
    case .members: Monitored([])
    case .named(let named): Monitored(zip(named, addresses(of: named)).map(Monitored.VM.init))
    }
  }

  private func addresses(of named: [Settings.Monitoring.Host]) -> [String?] {
    hosts.value.map { $0.map(\.address) } ?? named.map { _ in nil }
  }

  private func finding(
    on host: Settings.Monitoring.Host, at address: String?, among machines: [Machine]
  ) -> Finding {
    let monitored = Monitored([Monitored.VM(host, address)])
    guard monitored.missing(in: machines).isEmpty, let machine = machines.first(where: monitored.covers) else {
      return notFound(host, at: address, machines)
    }
    let found = "\(named(machine.id, machine.name)) is \(machine.state.word)"
    if let members = cloud.members.value, !members.contains(where: { $0.id == machine.id }) {
      return outsider(machine, found, members)
    }
    guard machine.state == .running else {
      return Check.monitored.warning(found, mend: call("startVirtualMachine", "id=\(machine.id)", "--wait"))
    }
    return Check.monitored.ok("\(found), a member")
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
  private func notFound(_ host: Settings.Monitoring.Host, at address: String?, _ machines: [Machine]) -> Finding {
    if host.vm == host.name, address == nil, let failing = failingCheck(of: host) {
      return Check.monitored.notChecked(until: failing)
    }
    let names = machines.prefix(10).map(\.name).joined(separator: ", ")
    return Check.monitored.failed(
      .configuration, "\(host.vm) is none of the account's VMs, so nothing is ever scaled in",
      mend: "set vm in [monitoring] to its id or name in the account"
        + (names.isEmpty ? "" : "; there are \(names)"))
  }

  /// The SSH step that fails; nil where none does.
  private func failingCheck(of host: Settings.Monitoring.Host) -> Check? {
    hosts.failing ?? hosts.value?.first { $0.name == host.name }?.failedStage?.check
  }
}

import RCFile
import SSH
import Scaling

extension GroupEvidence {
  /// One line a VM that the rc file names.
  var monitored: [Finding] {
    switch settings.monitoring.hosts {
    case .members:
      return [Check.monitored.ok("every running member; none of them is spared when the group shrinks")]
    case .named(let named):
      return zip(named, addresses(of: named)).flatMap { host, address in
        Check.monitored.judgeAll(cloud.machines) { machines in [finding(on: host, at: address, among: machines)] }
      }.reduce(into: []) { all, finding in if !all.contains(finding) { all.append(finding) } }
    }
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
    switch hosts {
    case .read(let snapshots): snapshots.first { $0.name == host.name }?.failedStage?.check
    case .failed: .connection
    case .pointless(let check): check
    }
  }
}

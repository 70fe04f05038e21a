import CloudStack
import RCFile
import Scaling

extension CloudReader {
  /// Only whether the API answers: for an rc file of which no more than the account can be read.
  mutating func knock() {
    let client = client
    _ = read { () throws(CloudError) in try client.zones() }
  }

  /// Everything for a group's checks; the rule first, which every run needs.
  mutating func snapshot(for settings: Settings) -> CloudSnapshot {
    let (client, launch) = (client, settings.launch)
    let rule = rule(id: settings.group.rules[0])
    let (networkIDs, ruleNetwork) = (launch.networkIDs, network(of: rule))
    let members = members(of: rule, id: settings.group.rules[0])
    let machines = read { () throws(CloudError) in try client.allMachines() }
    let zone = zone(id: launch.value("zoneid"), ruleZone: rule.value?.found?.zoneID)
    let place = zone.value?.found?.id
    return CloudSnapshot(
      rule: rule, ruleNetwork: ruleNetwork, members: members.map { $0.map(Machine.init) },
      memberHosts: hosts(of: members, in: ruleNetwork, settings.monitoring.hosts),
      otherRules: settings.group.rules.dropFirst().map { snapshot(ofRule: $0) },
      machines: machines.map { $0.map(Machine.init) },
      machineNetworks: Self.networks(ofMachines: machines.value ?? []), zone: zone,
      offering: offering(id: launch.value("serviceofferingid")),
      template: template(id: launch.value("templateid"), zone: place),
      namedNetworks: networks(networkIDs, zone: place, own: ruleNetwork.value ?? nil),
      networks: networkIDs.isEmpty
        ? read { () throws(CloudError) in try client.networks() } : .read([]),
      capabilities: read { () throws(CloudError) in try client.capabilities() },
      accounts: read { () throws(CloudError) in try client.accounts() }, commands: commands())
  }

  private static func networks(ofMachines machines: [VirtualMachine]) -> [String: Set<String>] {
    Dictionary(machines.map { ($0.id, Set($0.networkInterfaces.compactMap(\.networkID))) }) { $1 }
  }

  /// The whole list at once: asked for one name, a cloud says of an unknown and of a forbidden command what it says of any
  /// trouble inside it. Asked last, since no run needs it: a refusal says that the cloud does not tell, whatever it says
  /// of the key, which has been taken by then.
  private mutating func commands() -> Reading<Set<String>?> {
    let client = client
    return read { () throws(CloudError) in
      do throws(CloudError) {
        let names = try client.commands().map(\.name)
        return names.isEmpty ? nil : Set(names)
      } catch {
        switch error.cause {
        case .unauthorized, .refused(432, _): return nil
        default: throw error
        }
      }
    }
  }

  private mutating func zone(id: String, ruleZone: String?) -> Reading<Sought<Zone>> {
    let client = client
    return seek(
      { () throws(CloudError) in try client.zone(id: id) },
      among: { () throws(CloudError) in try client.zones().choice(ofRuleIn: ruleZone) })
  }

  private mutating func offering(id: String) -> Reading<Sought<ServiceOffering>> {
    let client = client
    return seek(
      { () throws(CloudError) in try client.serviceOffering(id: id) },
      among: { () throws(CloudError) in try client.serviceOfferings().map { named($0.id, $0.name) } })
  }

  private mutating func template(id: String, zone: String?) -> Reading<Sought<[Template]>> {
    let client = client
    return seek(
      { () throws(CloudError) in
        let rows = try client.template(id: id)
        return rows.isEmpty ? nil : rows
      },
      among: { () throws(CloudError) in try client.templates().choice(inZone: zone) })
  }

  private mutating func rule(id: String) -> Reading<Sought<LoadBalancerRule>> {
    let client = client
    return seek(
      { () throws(CloudError) in try client.rule(id: id) },
      among: { () throws(CloudError) in try client.rules().map { named($0.id, $0.name) } })
  }

  private mutating func snapshot(ofRule id: String) -> RuleSnapshot {
    let rule = rule(id: id)
    return RuleSnapshot(
      id: id, rule: rule, network: network(of: rule),
      members: members(of: rule, id: id).map { $0.map(Machine.init) })
  }

  private mutating func members(of rule: Reading<Sought<LoadBalancerRule>>, id: String) -> Reading<[VirtualMachine]> {
    if case .read(let sought) = rule, sought.found == nil { return .pointless(until: .rule) }
    let client = client
    return read { () throws(CloudError) in try client.members(ofRule: id) }
  }

  /// What SSH reaches the running members by, as a run has it.
  private mutating func hosts(
    of members: Reading<[VirtualMachine]>, in network: Reading<String?>, _ hosts: Settings.Monitoring.Hosts
  ) -> Reading<[HostTarget]> {
    guard case .members(let kind) = hosts else { return .read([]) }
    var addresses = MemberAddresses(kind: kind, network: network.value ?? nil)
    if kind == .public {
      let client = client
      let reading = read { () throws(CloudError) in try client.publicAddresses() }
      guard let all = reading.value else { return reading.map { _ in [] } }
      addresses.publicAddresses = all
    }
    return members.map { members in
      members.filter { Machine($0).state == .running }
        .map { HostTarget(name: $0.name ?? $0.id, host: addresses.host(of: $0)) }
    }
  }

  private mutating func network(of rule: Reading<Sought<LoadBalancerRule>>) -> Reading<String?> {
    guard let rule = rule.value?.found else { return .pointless(until: .rule) }
    let client = client
    return read { () throws(CloudError) in try client.network(of: rule) }
  }

  private mutating func networks(
    _ ids: [String], zone: String?, own: String?
  ) -> Reading<[Sought<Network>]> {
    let client = client
    var all: [Sought<Network>] = []
    for id in ids {
      let sought = seek(
        { () throws(CloudError) in try client.network(id: id) },
        among: { () throws(CloudError) in try client.networks().choice(inZone: zone, first: own) })
      switch sought {
      case .read(let network): all.append(network)
      case .failed(let failure): return .failed(failure)
      case .pointless(let check): return .pointless(until: check)
      }
    }
    return .read(all)
  }
}

extension Settings.Launch {
  /// A parameter of the deployment, whatever the case of its name; empty where there is none.
  func value(_ name: String) -> String {
    parameters.first { $0.name.lowercased() == name }?.value ?? ""
  }

  var networkIDs: [String] {
    value("networkids").split { $0 == "," || $0 == " " }.map(String.init)
  }
}

/// `1 (jp-east-t1v)`
func named(_ id: String, _ name: String?) -> String {
  name.map { "\(id) (\($0))" } ?? id
}

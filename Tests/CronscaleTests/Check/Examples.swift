import Platform
import RCFile

@testable import CloudStack
@testable import SSH
@testable import Scaling
@testable import cronscale

/// Example objects as the cloud sends them; every value as text.
func object(_ members: [String: String]) -> JSON {
  .object(members.mapValues(JSON.text))
}

extension Zone {
  static func example(_ changes: [String: String] = [:]) -> Zone {
    Zone(object(["id": "1", "name": "jp-east", "networktype": "Advanced"].merging(changes) { $1 }))!
  }
}

extension ServiceOffering {
  static func example(_ changes: [String: String] = [:]) -> ServiceOffering {
    ServiceOffering(object(["id": "21", "name": "M4"].merging(changes) { $1 }))!
  }
}

extension Template {
  static func example(_ changes: [String: String] = [:]) -> Template {
    Template(
      object(["id": "421", "name": "web", "zoneid": "1", "zonename": "jp-east"].merging(changes) { $1 }))!
  }
}

extension Network {
  static func example(_ changes: [String: String] = [:]) -> Network {
    Network(object(["id": "1374", "name": "web-net", "zoneid": "1", "type": "Isolated"].merging(changes) { $1 }))!
  }
}

extension LoadBalancerRule {
  static func example(_ changes: [String: String] = [:]) -> LoadBalancerRule {
    let members = [
      "id": "64330", "name": "web-lb", "publicip": "203.0.113.13", "publicport": "80", "state": "Active",
      "algorithm": "roundrobin", "zoneid": "1", "account": "scaler",
    ]
    return LoadBalancerRule(object(members.merging(changes) { $1 }))!
  }
}

extension Account {
  static func example(_ changes: [String: String] = [:]) -> Account {
    Account(object(["name": "scaler", "vmlimit": "20", "vmavailable": "18"].merging(changes) { $1 }))!
  }
}

extension Machine {
  static let web1 = Machine(id: "101", name: "web-1", addresses: ["10.1.1.11"], state: .running)
  static let web2 = Machine(id: "102", name: "web-2", addresses: ["10.1.1.12"], state: .running)
  static let web3 = Machine(id: "103", name: "web-3", addresses: ["10.1.1.13"], state: .running)

  func inState(_ state: MachineState) -> Machine {
    var copy = self
    copy.state = state
    return copy
  }
}

extension CloudSnapshot {
  /// Nothing is wrong with it.
  static var well: CloudSnapshot {
    CloudSnapshot(
      rule: .read(Sought(found: .example())), ruleNetwork: .read("1374"), members: .read([.web1, .web2]),
      machines: .read([.web1, .web2]), zone: .read(Sought(found: .example())),
      offering: .read(Sought(found: .example())), template: .read(Sought(found: [.example()])),
      namedNetworks: .read([Sought(found: .example())]), networks: .read([]),
      capabilities: .read(Capabilities(object(["cloudstackversion": "3.0.3.2012-09-24T00:00:00Z"]))),
      accounts: .read([.example()]), commands: .read(nil))
  }
}

extension HostSnapshot {
  static var well: HostSnapshot {
    var snapshot = HostSnapshot(
      name: "web1",
      milestones: [
        .resolved(host: "web1", addresses: ["10.1.1.11"]), .connected(address: "10.1.1.11", port: 22),
        .believed(hostKey: .example, isNew: false), .loggedIn(user: "ops", key: "/home/ops/.ssh/id"), .ran(bytes: 27),
      ])
    snapshot.load = .success(2)
    return snapshot
  }

  /// A reading that came as far as some milestones.
  static func failing(_ trouble: SSHError, after count: Int) -> HostSnapshot {
    HostSnapshot(name: "web1", milestones: Array(well.milestones.prefix(count)), trouble: trouble)
  }
}

extension NewHostKey {
  static let example = NewHostKey(type: "ED25519", fingerprint: "SHA256:abc")
}

extension DiskSnapshot {
  static var well: DiskSnapshot {
    DiskSnapshot(
      folder: .success(.there("/state")), state: .success(.nothing), stateFile: "/state/web.json",
      userdata: .read(nil))
  }
}

extension Settings {
  /// The settings of a group of 2 to 4; `changes` are further lines, by section, a name alone takes its line away.
  static func example(_ changes: [String: [String]] = [:]) throws -> Settings {
    var sections = [
      "account": ["host = http://cloud/client/api", "api_key = k", "secret_key = s"],
      "monitoring": ["host = web1", "vm = web-1", "user = ops", "private_key_path = /home/ops/.ssh/id"],
      "launch_config": ["serviceofferingid = 21", "templateid = 421", "zoneid = 1", "networkids = 1374"],
      "scaling": ["name = web", "load_balancer = 64330", "min_size = 2", "max_size = 4"],
      "scaling_policy_out": ["threshold = 3"],
      "scaling_policy_in": ["threshold = 1"],
    ]
    for (section, lines) in changes {
      let names = Set(lines.map { $0.prefix { $0 != " " } })
      sections[section] =
        (sections[section] ?? []).filter { !names.contains($0.prefix { $0 != " " }) }
        + lines.filter { $0.contains("=") }
    }
    let text = sections.map { "[\($0)]\n" + $1.joined(separator: "\n") + "\n" }.joined()
    return try decode(text.utf8, file: "web.rc", home: "/home/ops")
  }
}

extension GroupEvidence {
  /// Nothing is wrong with it, but for what `change` does to it.
  static func example(
    _ changes: [String: [String]] = [:], _ change: (inout GroupEvidence) -> Void = { _ in }
  ) throws -> GroupEvidence {
    var evidence = GroupEvidence(
      settings: try .example(changes), cloud: .well, hosts: .read([.well]), disk: .well)
    change(&evidence)
    return evidence
  }

  /// What was found, but for what is well.
  var troubles: [Finding] { findings.filter { $0.result != .ok } }
}

import RCFile
import TestSupport

@testable import CloudStack
@testable import SSH
@testable import Scaling
@testable import cronscale

/// What `check` has looked at, in which everything is well, but for what a message is about.
enum Examined {
  /// - Parameter lines: other lines for the rc file, by the line in whose place they stand.
  static func group(
    _ lines: [String: String] = [:], _ change: (inout GroupEvidence) -> Void = { _ in }
  ) throws -> GroupEvidence {
    var text = BrokenFile.validText
    for (line, others) in lines { text = text.replacing("\(line)\n", with: "\(others)\n") }
    var evidence = GroupEvidence(
      settings: try .decode(text.utf8, file: "web.rc", home: nil), cloud: cloud, hosts: .read([host]), disk: disk)
    change(&evidence)
    return evidence
  }

  /// What one check finds there.
  static func entry(
    _ situation: String, _ check: Check, _ lines: [String: String] = [:],
    _ change: (inout GroupEvidence) -> Void = { _ in }
  ) throws -> Entry {
    Entry(situation, found: try group(lines, change).findings.filter { $0.check == check })
  }

  /// An object as the cloud sends it; every value as text.
  static func object(_ members: [String: String], _ changes: [String: String] = [:]) -> JSON {
    .object(members.merging(changes) { $1 }.mapValues(JSON.text))
  }

  static func zone(_ changes: [String: String] = [:]) -> Sought<Zone> {
    Sought(found: Zone(object(["id": "1", "name": "jp-east", "networktype": "Advanced"], changes)))
  }

  static func offering(_ changes: [String: String] = [:]) -> Sought<ServiceOffering> {
    Sought(found: ServiceOffering(object(["id": "21", "name": "M4"], changes)))
  }

  static func templates(_ changes: [String: String] = [:]) -> Sought<[Template]> {
    Sought(found: [Template(object(["id": "7183", "name": "web", "zoneid": "1"], changes))].compactMap { $0 })
  }

  static func rule(_ changes: [String: String] = [:]) -> Sought<LoadBalancerRule> {
    let members = [
      "id": "64330", "name": "web-lb", "state": "Active", "algorithm": "roundrobin", "zoneid": "1", "account": "ops",
    ]
    return Sought(found: LoadBalancerRule(object(members, changes)))
  }

  static func networks(_ ids: String...) -> [Network] {
    ids.compactMap { Network(object(["id": $0, "name": "net-\($0)", "zoneid": "1", "type": "Isolated"])) }
  }

  static func accounts(_ changes: [String: String] = [:]) -> [Account] {
    [Account(object(["name": "ops", "vmavailable": "18", "accounttype": "0"], changes))].compactMap { $0 }
  }

  static let machines = [
    Machine.example(1, .running, name: "web1"), .example(2, .running), .example(3, .running),
  ]

  private static var cloud: CloudSnapshot {
    CloudSnapshot(
      rule: .read(rule()), ruleNetwork: .read("7"), members: .read(machines), machines: .read(machines),
      zone: .read(zone()), offering: .read(offering()), template: .read(templates()), namedNetworks: .read([]),
      networks: .read(networks("7")), capabilities: .read(Capabilities(object(["cloudstackversion": "3.0.3"]))),
      accounts: .read(accounts()), commands: .read(nil))
  }

  static let host = HostSnapshot(
    name: "web1",
    milestones: [
      .resolved(host: "web1", addresses: ["192.0.2.11"]), .connected(address: "192.0.2.11", port: 22),
      .believed(hostKey: NewHostKey(type: "ED25519", fingerprint: "SHA256:abc"), isNew: false),
      .loggedIn(user: "scaler", key: "/home/ops/.ssh/id_ed25519"), .ran(bytes: 27),
    ], load: .success(2))

  private static var disk: DiskSnapshot {
    DiskSnapshot(
      folder: .success(.there(Stage.folder)), state: .success(.nothing), stateFile: Stage.path, userdata: .read(nil))
  }
}

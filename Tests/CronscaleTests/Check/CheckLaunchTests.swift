import Testing

@testable import CloudStack
@testable import cronscale

/// Spec section 8, `check`: what new VMs are made of. A row is one thing that is wrong, and all that is told of it.
@Suite struct CheckLaunchTests {
  @Test func `all is well with the example`() throws {
    #expect(try GroupEvidence.example().troubles == [])
    #expect(
      try GroupEvidence.example().findings.prefix(4) == [
        Check.zone.ok("1 (jp-east), enabled"), Check.offering.ok("21 (M4)"),
        Check.template.ok("421 (web), ready in that zone"), Check.network.ok("1374 (web-net), the rule's"),
      ])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var settings: [String: [String]] = [:]
    var change: @Sendable (inout CloudSnapshot) -> Void
    var troubles: [Finding]
  }

  private static let zones = [
    Row(
      testDescription: "no such zone", change: { $0.zone = .read(Sought(choice: ["2 (a)", "3 (b)"])) },
      troubles: [
        Check.zone.failed(
          .configuration, "zoneid 1: the account sees no such zone; it may be disabled",
          mend: "set zoneid in [launch_config] to one of: 2 (a), 3 (b)"),
        Check.template.notChecked(until: .zone), Check.ruleZone.notChecked(until: .zone),
      ]),
    Row(
      testDescription: "a zone that an admin sees and that is off",
      change: { $0.zone = .read(Sought(found: .example(["allocationstate": "Disabled"]))) },
      troubles: [
        Check.zone.failed(
          .unavailable, "1 (jp-east) is disabled: nothing is deployed there",
          mend: "ask the cloud's operator, or set zoneid in [launch_config] to another zone")
      ]),
  ]

  private static let offerings = [
    Row(
      testDescription: "no offering at all", change: { $0.offering = .read(Sought()) },
      troubles: [
        Check.offering.failed(
          .configuration, "serviceofferingid 21: the account sees no such offering",
          mend: "the account sees none at all: ask the cloud's operator")
      ]),
    Row(
      testDescription: "a custom offering of no size",
      settings: ["launch_config": ["details[0].cpuNumber = 2"]],
      change: { $0.offering = .read(Sought(found: .example(["iscustomized": "true", "cpuspeed": "2000"]))) },
      troubles: [
        Check.offering.failed(
          .configuration, "21 (M4) is custom, and its size is not given",
          mend: "add to [launch_config]: details[0].memory = NUMBER")
      ]),
    Row(
      testDescription: "a role that may not list offerings, which no run does",
      change: { $0.offering = .failed(Failure(.refused, "listServiceOfferings: no")) },
      troubles: [
        Check.offering.notChecked(
          Failure(.refused, "listServiceOfferings: no"), mend: "cronscale api listServiceOfferings -t id,name")
      ]),
  ]

  private static let templates = [
    Row(
      testDescription: "no such template", change: { $0.template = .read(Sought(choice: ["422 (db)"])) },
      troubles: [
        Check.template.failed(
          .configuration, "templateid 421: the account may deploy no such template",
          mend: "set templateid in [launch_config] to one of: 422 (db)")
      ]),
    Row(
      testDescription: "no template that would do", change: { $0.template = .read(Sought()) },
      troubles: [
        Check.template.failed(
          .configuration, "templateid 421: the account may deploy no such template",
          mend: "the account sees none that is ready in the zone: make one, or ask the cloud's operator")
      ]),
    Row(
      testDescription: "a template of another zone",
      change: { $0.template = .read(Sought(found: [.example(["zoneid": "2", "zonename": "jp-west"])])) },
      troubles: [
        Check.template.failed(
          .configuration, "421 (web) is in zone 2 (jp-west), not in 1 (jp-east)",
          mend: "set templateid in [launch_config] to one of that zone: "
            + "cronscale api listTemplates templatefilter=executable zoneid=1 -t id,name")
      ]),
    Row(
      testDescription: "a template that is not ready",
      change: { $0.template = .read(Sought(found: [.example(["isready": "false", "status": "40% Downloaded"])])) },
      troubles: [
        Check.template.failed(
          .unavailable, "421 (web) is not ready: 40% Downloaded",
          mend: "wait until it is, or set templateid in [launch_config] to another")
      ]),
    Row(
      testDescription: "a template of several zones, of which one is ours",
      change: { $0.template = .read(Sought(found: [.example(["zoneid": "2", "isready": "false"]), .example()])) },
      troubles: []),
  ]

  private static let rest = "networkids in [launch_config]"
  private static let networks = [
    Row(
      testDescription: "no such network", change: { $0.namedNetworks = .read([Sought(choice: ["7 (x)"])]) },
      troubles: [
        Check.network.failed(
          .configuration, "networkids 1374: the account sees no such network", mend: "set \(rest) to one of: 7 (x)")
      ]),
    Row(
      testDescription: "a network of another zone",
      change: { $0.namedNetworks = .read([Sought(found: .example(["zoneid": "2"]))]) },
      troubles: [
        Check.network.failed(
          .configuration, "1374 (web-net) is in zone 2, not in 1", mend: "set \(rest) to networks of that zone")
      ]),
    Row(
      testDescription: "not the rule's network", change: { $0.ruleNetwork = .read("99") },
      troubles: [
        Check.network.failed(
          .configuration, "1374 (web-net): not the rule's network 99, so a new VM could not join the rule",
          mend: "set \(rest) to 99")
      ]),
    Row(
      testDescription: "the rule's network as the second",
      settings: ["launch_config": ["networkids = 7,1374"]],
      change: { $0.namedNetworks = .read([Sought(found: .example(["id": "7"])), Sought(found: .example())]) },
      troubles: [
        Check.network.warning(
          "7 (web-net), 1374 (web-net): the rule's network 1374 is not the first, and a new VM's way out is by the first",
          mend: "name 1374 first in \(rest)")
      ]),
    Row(
      testDescription: "networkids in a basic zone",
      change: { $0.zone = .read(Sought(found: .example(["networktype": "Basic"]))) },
      troubles: [
        Check.network.failed(
          .configuration, "\(rest): the zone is a basic one, which refuses it",
          mend: "remove networkids from [launch_config]")
      ]),
    Row(
      testDescription: "a cloud that does not tell the rule's network", change: { $0.ruleNetwork = .read(nil) },
      troubles: []),
  ]

  @Test(arguments: zones + offerings + templates + networks)
  func `one thing that is wrong is named, and no other`(row: Row) throws {
    #expect(try GroupEvidence.example(row.settings) { row.change(&$0.cloud) }.troubles == row.troubles)
  }

  private static let mend = "set networkids in [launch_config] to 1374"
  private static let unnamed: [(networks: [Network], zone: Zone, finding: Finding)] = [
    ([.example()], .example(), Check.network.ok("1374 (web-net), the account's only one")),
    ([.example()], .example(["networktype": "Basic"]), Check.network.ok("that of the basic zone")),
    (
      [.example(), .example(["id": "8", "type": "Shared"]), .example(["id": "9", "zoneid": "2"])], .example(),
      Check.network.ok("1374 (web-net), the account's only one")
    ),
    (
      [], .example(),
      Check.network.warning(
        "networkids is not given, and the account has no isolated network in the zone: the cloud makes one, or takes a "
          + "shared one", mend: mend)
    ),
    (
      [.example(["id": "7"])], .example(),
      Check.network.warning(
        "networkids is not given, and the account's only isolated network 7 (web-net) is not the rule's: a new VM could "
          + "not join the rule", mend: mend)
    ),
    (
      [.example(), .example(["id": "7", "type": "Virtual"])], .example(),
      Check.network.warning(
        "networkids is not given, and the account has several: 1374 (web-net), 7 (web-net); the cloud refuses to choose",
        mend: mend)
    ),
  ]

  @Test(arguments: unnamed.indices)
  func `without networkids it is told which network a new VM comes into`(row: Int) throws {
    let (networks, zone, finding) = Self.unnamed[row]
    var evidence = try GroupEvidence.example()
    evidence.settings = try .example(["launch_config": ["networkids = ,"]])
    evidence.cloud.zone = .read(Sought(found: zone))
    evidence.cloud.networks = .read(networks)
    #expect(evidence.network == finding)
  }
}

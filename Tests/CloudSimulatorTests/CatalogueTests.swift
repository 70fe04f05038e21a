import CloudSimulator
import Testing

/// The full catalogue: something to choose, and to choose wrongly, in every list.
@Suite struct CatalogueTests {
  @Test(arguments: [
    (IDStyle.integer, [["1", "jp-east-t1v"], ["2", "jp-east-f2v"]]),
    (.number, [["1", "jp-east-t1v"], ["2", "jp-east-f2v"]]),
  ])
  func `zones are those of the old tool's page`(style: IDStyle, expected: [[String]]) {
    var test = full(.v3) { $0.ids = style }
    #expect(fields(test.items("listZones"), "id", "name") == expected)
  }

  @Test func `offerings have texts of their own`() {
    var test = full(.v3) { $0.ids = .integer }
    #expect(
      fields(test.items("listServiceOfferings"), "id", "name", "displaytext") == [
        ["21", "M4", "M4 ( 2CPU / 4GB )"], ["22", "M8", "M8 ( 2CPU / 8GB )"], ["14", "DL32", "DL32 ( 8CPU / 32GB )"],
        ["15", "XL16", "XL16 ( 8CPU / 16GB )"], ["16", "L32", "L32 ( 4CPU / 32GB )"],
        ["20", "S2", "S2 ( 1CPU / 2GB )"],
      ])
  }

  @Test(arguments: [
    (["templatefilter": "featured"], ["Debian 12 (simulated) 1", "Debian 12 (simulated) 2"]),
    (["templatefilter": "featured", "zoneid": "2"], ["Debian 12 (simulated) 2"]),
    (["templatefilter": "self"], ["web-2026-11 1", "web-next 1", "web-f2v 2", "ウェブサーバー 1", "nginx 1"]),
    (["templatefilter": "selfexecutable", "zoneid": "1"], ["web-2026-11 1", "ウェブサーバー 1", "nginx 1"]),
    (["templatefilter": "executable", "zoneid": "2"], ["Debian 12 (simulated) 2", "web-f2v 2"]),
  ])
  func `templates have one entry for each of their zones`(parameters: [String: String], expected: [String]) {
    for flavour in Flavour.allCases {
      var test = full(flavour) { $0.ids = .integer }
      let items = fields(test.items("listTemplates", parameters), "name", "zoneid")
      #expect(items.map { $0.joined(separator: " ") } == expected)
    }
  }

  @Test(arguments: Flavour.allCases)
  func `networks, addresses and rules belong to each other`(flavour: Flavour) {
    var test = full(flavour) { $0.ids = .integer }
    #expect(
      fields(test.items("listNetworks"), "id", "zoneid", "type") == [
        ["1374", "1", "Isolated"], ["1375", "2", "Isolated"], ["1376", "1", "Shared"],
      ])
    #expect(fields(test.items("listNetworks", ["zoneid": "2"]), "name") == [["app-net"]])
    #expect(
      fields(test.items("listLoadBalancerRules"), "name", "publicip", "publicport", "privateport", "algorithm", "state")
        == [
          ["web-lb", "203.0.113.13", "80", "8080", "roundrobin", "Active"],
          ["app-lb", "203.0.113.77", "443", "8443", "leastconn", "Add"],
        ])
    #expect(
      fields(test.items("listPublicIpAddresses", ["id": "34001"]), "associatednetworkid", "zoneid") == [["1375", "2"]])
    #expect(fields(test.items("listLoadBalancerRules", ["publicipid": "34001"]), "name") == [["app-lb"]])
    #expect(fields(test.items("listLoadBalancerRules", ["zoneid": "1"]), "name") == [["web-lb"]])
    #expect(test.items("listLoadBalancerRuleInstances", ["id": "64331"]) == [])
  }

  @Test(arguments: [
    (["networkids": "1374"], nil), (["networkids": "1376,1374"], nil), (["zoneid": "2", "networkids": "1375"], nil),
    (["zoneid": "2", "templateid": "424"], nil), ([:], nil),
    (["networkids": "1375"], Refused(431, "Network id=1375 doesn't belong to zone 1")),
    (["zoneid": "2", "networkids": "1374"], Refused(431, "Network id=1374 doesn't belong to zone 2")),
    (["templateid": "424"], Refused(431, "The template 424 is not available for use")),
    (["templateid": "423"], Refused(431, "The template 423 is not available for use")),
    (["keypair": "web key"], nil), (["keypair": "no"], Refused(431, "A key pair with name 'no' was not found.")),
  ])
  func `zone, network and template of a deploy must go together`(more: [String: String], expected: Refused?) {
    var test = full(.v4)
    #expect(test.deployRefusal("new", more) == expected)
    #expect(test.cloud.ledger.deploys == (expected == nil ? 1 : 0))
  }

  @Test func `a VM has an address in each network that it was deployed into`() throws {
    var test = full(.v4) { $0.ids = .integer }
    _ = test.deploy("new", ["networkids": "1376,1374"])
    let machine = try #require(test.items("listVirtualMachines", ["name": "new"]).first)
    guard case .list(let cards) = machine["nic"] else {
      Issue.record("it has no nic")
      return
    }
    #expect(
      fields(cards, "networkid", "ipaddress", "type") == [
        ["1376", "10.3.1.13", "Shared"], ["1374", "10.1.1.13", "Isolated"],
      ])
    #expect(cards.map { $0["isdefault"] } == [true, false])
  }

  @Test(arguments: [
    (Flavour.v3, Outcome.failed(530, 431, "VM 103 cannot be added because it doesn't belong in the same network.")),
    (.v4, .failed(530, 530, "Failed to assign load balancer rule")),
  ])
  func `a VM of another network can't be assigned`(flavour: Flavour, expected: Outcome) {
    var test = full(flavour)
    _ = test.deploy("far", ["zoneid": "2"])
    test.pass(30)
    let job = test.assign("far")
    #expect(test.outcomeLater(job) == expected)
    #expect(test.members() == ["web-1", "web-2"])
    #expect(
      fields(test.items("listLoadBalancerRuleInstances", ["id": "64331", "applied": "false"]), "name") == [["far"]])
  }

  @Test(arguments: Flavour.allCases)
  func `there is one key pair`(flavour: Flavour) {
    var test = full(flavour)
    let expected = [["web key", "5c:0e:72:9f:d4:1b:33:a8:60:e7:8d:42:fb:19:c6:57"]]
    #expect(fields(test.items("listSSHKeyPairs"), "name", "fingerprint") == expected)
    #expect(test.items("listSSHKeyPairs", ["name": "other"]) == [])
  }

  @Test(arguments: Flavour.allCases)
  func `the group's own rows are the same in both catalogues`(flavour: Flavour) {
    let small = TestCloud(flavour).cloud.world
    let full = full(flavour).cloud.world
    #expect(
      [full.zone.id, full.offerings[0].id, full.templates[0].id, full.network.id, full.address.id, full.rules[0].id]
        == [
          small.zone.id, small.offerings[0].id, small.templates[0].id, small.network.id, small.address.id,
          small.rules[0].id,
        ])
    #expect(full.users.map(\.secretKey) == small.users.map(\.secretKey))
  }

  private func full(_ flavour: Flavour, _ change: (inout CloudConfiguration) -> Void = { _ in }) -> TestCloud {
    TestCloud(flavour) {
      $0.catalogue = .full
      change(&$0)
    }
  }

  /// The fields of each item as text.
  private func fields(_ items: [JSON], _ names: String...) -> [[String]] {
    items.map { item in
      names.map { name in
        switch item[name] {
        case .text(let text): text
        case .number(let number): String(number)
        default: "-"
        }
      }
    }
  }
}

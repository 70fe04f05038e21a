import Testing

@testable import CloudStack
@testable import cronscale

/// Spec section 8, `check`: a mend names what would do, and nothing else.
@Suite struct CheckChoiceTests {
  @Test(arguments: [
    ("1", ["1 (jp-east)"]), ("9", ["1 (jp-east)", "2 (jp-west)"]), (nil, ["1 (jp-east)", "2 (jp-west)"]),
  ])
  func `zones: the rule's`(zone: String?, choice: [String]) {
    let zones = [Zone.example(), .example(["id": "2", "name": "jp-west"])]
    #expect(zones.choice(ofRuleIn: zone) == choice)
  }

  @Test(arguments: [
    ("1", ["421 (web)", "5 (all)"]), ("2", ["421 (web)", "7 (db)", "5 (all)"]),
    (nil, ["421 (web)", "7 (db)", "5 (all)"]),
  ])
  func `templates: ready and in the zone, each once`(zone: String?, choice: [String]) {
    let everywhere = Template(object(["id": "5", "name": "all"]))
    let templates = [
      Template.example(), .example(["zoneid": "2"]), .example(["id": "6", "isready": "false"]),
      .example(["id": "7", "name": "db", "zoneid": "2"]), everywhere,
    ].compactMap { $0 }
    #expect(templates.choice(inZone: zone) == choice)
  }

  @Test(arguments: [
    ("1", "8", ["8 (web-net)", "1374 (web-net)"]), ("1", "77", ["1374 (web-net)", "8 (web-net)"]),
    (nil, nil, ["1374 (web-net)", "9 (web-net)", "8 (web-net)"]),
  ])
  func `networks: of the zone, the rule's own first`(zone: String?, own: String?, choice: [String]) {
    let networks = [Network.example(), .example(["id": "9", "zoneid": "2"]), .example(["id": "8"])]
    #expect(networks.choice(inZone: zone, first: own) == choice)
  }
}

import CloudSimulator
import Testing

/// What an operator breaks for `check` to find, as the API shows it.
@Suite struct ChoiceTroubleTests {
  @Test(arguments: Rule.Algorithm.allCases)
  func `the rule's algorithm`(algorithm: Rule.Algorithm) {
    var test = TestCloud(.v3)
    test.cloud.setRule(algorithm)
    #expect(shown(&test, "listLoadBalancerRules", "algorithm") == [.text(algorithm.rawValue)])
  }

  @Test(arguments: Flavour.allCases, Catalogue.allCases)
  func `a rule of another zone keeps its members`(flavour: Flavour, catalogue: Catalogue) {
    var test = TestCloud(flavour) { ($0.catalogue, $0.ids) = (catalogue, .integer) }
    test.cloud.moveRule(at: test.now)
    let rule = ["id": test.ruleID]
    #expect(shown(&test, "listLoadBalancerRules", "zoneid", rule) == ["2"])
    #expect(test.members() == ["web-1", "web-2"])
    let address = test.items("listLoadBalancerRules", rule).first?["publicipid"]
    guard case .text(let id) = address else {
      Issue.record("the rule has no address")
      return
    }
    let network = shown(&test, "listPublicIpAddresses", "associatednetworkid", ["id": id])
    #expect(shown(&test, "listLoadBalancerRuleInstances", "zoneid", rule) == ["2", "2"])
    #expect(test.items("listNetworks", ["zoneid": "2"]).map { $0["id"] } == network)
    test.cloud.addMachine(named: "near", at: test.now)
    let job = test.assign("near")
    #expect(test.outcomeLater(job)?.status == 2)
  }

  @Test(arguments: Flavour.allCases)
  func `an account without a rule`(flavour: Flavour) {
    var test = TestCloud(flavour) { $0.catalogue = .full }
    test.cloud.deleteRules(at: test.now)
    #expect(test.items("listLoadBalancerRules") == [])
    test.cloud.register("web-1", at: test.now)
    test.cloud.unregister("web-1", at: test.now)
    #expect(test.cloud.memberNames == [])
    #expect(test.items("listVirtualMachines").count == 2)
    #expect(test.refusal("listLoadBalancerRuleInstances", ["id": "64330"])?.code == (flavour == .v3 ? 431 : 530))
  }

  /// A template that can't be used: what is done to it, what the list then shows, and that a deploy is refused.
  struct TemplateCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var spoil: @Sendable (inout Cloud, Double) -> Void
    var zone: JSON?
    var isReady: JSON?
  }

  @Test(
    arguments: [
      TemplateCase(testDescription: "gone", spoil: { cloud, _ in cloud.removeTemplate() }),
      TemplateCase(
        testDescription: "not ready", spoil: { cloud, _ in cloud.setTemplate(isReady: false) }, zone: "1",
        isReady: false),
      TemplateCase(
        testDescription: "in the other zone", spoil: { $0.moveTemplate(at: $1) }, zone: "2", isReady: true),
    ], Flavour.allCases)
  func `a template that cannot be used`(each: TemplateCase, flavour: Flavour) {
    var test = TestCloud(flavour) { $0.ids = .integer }
    each.spoil(&test.cloud, test.now)
    let item = test.items("listTemplates", ["templatefilter": "executable", "id": "421"]).first
    #expect(item?["zoneid"] == each.zone)
    #expect(item?["isready"] == each.isReady)
    let words = "The template 421 is not available for use"
    #expect(test.deployRefusal("new") == (flavour == .v3 ? Refused(530, internalError) : Refused(431, words)))
    test.cloud.mendTemplate()
    #expect(test.deployRefusal("new") == nil)
  }

  @Test(arguments: Flavour.allCases)
  func `an offering that is gone`(flavour: Flavour) {
    var test = TestCloud(flavour)
    test.cloud.removeOffering("Small Instance")
    #expect(shown(&test, "listServiceOfferings", "name") == ["Medium Instance"])
    #expect(test.deployRefusal("new") == Refused(431, "Unable to find service offering: 21"))
    test.cloud.removeOffering("21", false)
    #expect(test.deployRefusal("new") == nil)
  }

  @Test(arguments: Flavour.allCases)
  func `with two networks in the zone a deploy must say which`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let network = test.cloud.addNetwork(named: "second")
    let words = "More than 1 default Isolated networks are found for account Acct[3-scaler]; please specify networkIds"
    #expect(test.deployRefusal("new") == Refused(431, words))
    #expect(test.deployRefusal("new", ["networkids": test.cloud.text(network.id)]) == nil)
    let job = test.assign("new")
    #expect(test.outcomeLater(job)?.status == 2)
  }

  @Test(arguments: [
    (Flavour.v3, World.Ban.denied, Refused(432, "The given command:listZones does not exist")),
    (.v3, .unmentioned, Refused(432, "The given command:listZones does not exist")),
    (.v4, .denied, Refused(401, "The given command 'listZones' either does not exist, is not available for user.")),
    (
      .v4, .unmentioned,
      Refused(432, "The API [listZones] does not exist or is not available for the account Account [scaler].")
    ),
  ])
  func `a command that the role forbids`(flavour: Flavour, ban: World.Ban, expected: Refused) {
    var test = TestCloud(flavour)
    test.cloud.forbid("listZones", by: ban)
    #expect(test.refusal("listZones") == expected)
    #expect(test.refusal("listZones", as: "admin") == nil)
    #expect(test.refusal("listNetworks") == nil)
    test.cloud.allow("listZones")
    #expect(test.refusal("listZones") == nil)
  }

  @Test(arguments: [(Flavour.v3, 432), (.v4, 401)])
  func `the role is looked at before the signature, under errorresponse`(flavour: Flavour, code: Int) {
    var test = TestCloud(flavour)
    test.cloud.forbid("listZones")
    let query = Signature.signedQuery(
      ["command": "listZones", "response": "json"], apiKey: test.cloud.world.users[0].apiKey, secret: "wrong")
    let response = test.cloud.respond(to: Request(query: query), at: test.now)
    #expect(response.status == code)
    #expect(response.text.contains("\"errorresponse\""))
  }

  private func shown(
    _ test: inout TestCloud, _ command: String, _ field: String, _ parameters: [String: String] = [:]
  ) -> [JSON?] {
    test.items(command, parameters).map { $0[field] }
  }
}

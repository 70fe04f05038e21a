import Testing

@testable import CloudSimulator

/// listApis: what the account may call, and what each command takes and answers.
@Suite struct DiscoveryTests {
  @Test func `in 3-0 there is no listApis`() {
    var test = TestCloud(.v3)
    #expect(test.refusal("listApis") == Refused(432, "The given command does not exist"))
  }

  @Test func `every command of the flavour is listed once, by name`() {
    var test = TestCloud(.v4)
    let names = test.items("listApis").map { $0["name"] }
    #expect(names == Command.all.keys.sorted().map(JSON.text))
  }

  @Test(arguments: Command.all.keys.sorted())
  func `what a command cannot do without is required`(name: String) throws {
    let command = try #require(Command.all[name])
    let described = try #require(Described.all[name])
    // From 4.4 on members may come as vmidipmap as well.
    let expected = command.required.filter { described.name.hasSuffix("LoadBalancerRule") ? $0 == "id" : true }
    #expect(Set(described.parameters.filter(\.isRequired).map(\.name)) == Set(expected))
    #expect(Set(described.parameters.map(\.name)).isSuperset(of: command.required))
    #expect(Set(described.parameters.map(\.name)).count == described.parameters.count)
  }

  @Test(arguments: ["listZones", "listVirtualMachines", "listLoadBalancerRules", "listSSHKeyPairs", "listAccounts"])
  func `lists have pages`(name: String) throws {
    let described = try #require(Described.all[name])
    #expect(Set(described.parameters.map(\.name)).isSuperset(of: ["page", "pagesize", "keyword"]))
  }

  @Test(arguments: [
    ("listZones", [:]), ("listServiceOfferings", [:]), ("listTemplates", ["templatefilter": "executable"]),
    ("listNetworks", [:]), ("listPublicIpAddresses", [:]), ("listSSHKeyPairs", [:]), ("listVirtualMachines", [:]),
    ("listLoadBalancerRules", [:]), ("listLoadBalancerRuleInstances", ["id": "64330"]), ("listAccounts", [:]),
    ("listResourceLimits", [:]), ("listAsyncJobs", [:]), ("listTags", [:]), ("listApis", [:]),
  ])
  func `every field that is answered is described, with its type`(name: String, parameters: [String: String]) throws {
    var test = TestCloud(.v4) { $0.catalogue = .full }
    let tags = ["resourceids": "101", "resourcetype": "UserVm", "tags[0].key": "a", "tags[0].value": "b"]
    _ = test.job("createTags", tags)
    test.pass(30)
    let fields = try #require(Described.all[name]).answer.fields
    let types = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.type) })
    let items = test.items(name, parameters)
    #expect(!items.isEmpty)
    for case .object(let members) in items {
      for member in members {
        #expect(kinds(member.value).contains(types[member.name] ?? "none"), "\(name) \(member.name)")
      }
    }
  }

  @Test func `a command is described whole`() {
    var test = TestCloud(.v4)
    let expected: JSON = [
      "name": "destroyVirtualMachine", "description": "Destroys a VM; with expunge it can't be recovered.",
      "isasync": true,
      "related": .text(
        "deployVirtualMachine,listLoadBalancerRuleInstances,listVirtualMachines,recoverVirtualMachine,"
          + "startVirtualMachine,stopVirtualMachine,updateVirtualMachine"),
      "params": [
        ["name": "id", "description": "the VM's id", "type": "uuid", "length": 255, "required": true],
        [
          "name": "expunge", "description": "removes it for good at once", "type": "boolean", "length": 255,
          "required": false, "since": "4.2.1",
        ],
        [
          "name": "volumeids", "description": "data volumes that go with it", "type": "list", "length": 255,
          "required": false, "since": "4.12.0",
        ],
      ],
    ]
    let items = test.items("listApis", ["name": "destroyVirtualMachine"])
    #expect(items.map(withoutResponse) == [expected])
    #expect(items.first?["response"] == test.items("listApis", ["name": "stopVirtualMachine"]).first?["response"])
  }

  @Test(arguments: ["listNothing", "listvirtualmachines", "listHosts", "deployVirtualMachine"])
  func `a name that is unknown or forbidden is an error`(name: String) {
    var test = TestCloud(.v4)
    test.cloud.forbid("deployVirtualMachine")
    let text = "Api Discovery plugin was unable to find an api by that name or process any apis"
    #expect(test.refusal("listApis", ["name": name]) == Refused(530, text))
  }

  @Test func `what the role forbids is not listed, but for the admin`() {
    var test = TestCloud(.v4)
    test.cloud.forbid("deployVirtualMachine", "listZones")
    let all = test.items("listApis", as: "admin").count
    #expect(test.items("listApis").count == all - 2)
  }

  private func withoutResponse(_ item: JSON) -> JSON {
    guard case .object(let members) = item else { return item }
    return .object(members.filter { $0.name != "response" })
  }

  private func kinds(_ value: JSON) -> [String] {
    switch value {
    case .text: ["string", "date"]
    case .number: ["integer", "long"]
    case .boolean: ["boolean"]
    case .list: ["list", "set"]
    case .object: ["object"]
    }
  }
}

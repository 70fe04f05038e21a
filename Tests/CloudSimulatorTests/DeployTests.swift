import CloudSimulator
import Testing

/// Reference 6.1 and 6.4, in both flavours.
@Suite struct DeployTests {
  @Test(arguments: Flavour.allCases)
  func `a VM is Starting from the answer on and Running when the job ends`(flavour: Flavour) {
    var test = TestCloud(flavour)
    guard case .success(let answer) = test.deploy("new"), case .text(let job) = answer["jobid"] else {
      Issue.record("the deploy was refused")
      return
    }
    #expect(answer["id"] == .text(test.id("new")))
    #expect(test.seen("new") == "Starting")
    test.pass(9)
    #expect(test.outcome(job) == .pending)
    test.pass(1)
    #expect(test.outcome(job) == .succeeded)
    #expect(test.seen("new") == "Running")
    #expect(test.members() == ["web-1", "web-2"])
  }

  @Test(arguments: [
    "web 1", "web_1", "ウェブ", "-web", "web-", "1web", "web.1", "*", String(repeating: "a", count: 64), "",
  ])
  func `a name that is no host name is refused`(name: String) {
    for flavour in Flavour.allCases {
      var test = TestCloud(flavour)
      #expect(test.deployRefusal(name)?.code == 431)
      #expect(test.cloud.ledger.deploys == 0)
    }
  }

  @Test(arguments: ["w", "Web-Upper", String(repeating: "a", count: 63), "a--b9"])
  func `a host name is accepted`(name: String) {
    var test = TestCloud(.v4)
    #expect(test.deployRefusal(name) == nil)
  }

  @Test func `two VMs of one name are two VMs in 3.0`() {
    var test = TestCloud(.v3)
    #expect(test.deployRefusal("web-1") == nil)
    #expect(test.cloud.world.machines.filter { $0.name == "web-1" }.count == 2)
  }

  @Test(arguments: [Machine.State.running, .stopped, .error, .destroyed])
  func `in 4.x a name is taken until its VM is removed`(state: Machine.State) {
    var test = TestCloud(.v4)
    test.cloud.addMachine(named: "taken", state: state, at: test.now)
    let network = test.cloud.world.network.id.number
    #expect(
      test.deployRefusal("taken")
        == Refused(
          431,
          "The vm with hostName taken already exists in the network domain: cs3cs3.simulator; "
            + "network=Ntwk[\(network)|Guest|8]"))
    test.cloud.expunge("taken", at: test.now)
    #expect(test.deployRefusal("taken") == nil)
  }

  @Test(arguments: [(Flavour.v3, 534), (.v4, 535)])
  func `at the account's limit nothing is made`(flavour: Flavour, code: Int) {
    var test = TestCloud(flavour) { $0.vmLimit = 2 }
    #expect(test.deployRefusal("new")?.code == code)
    #expect(test.cloud.ledger.deploys == 0)
    _ = test.destroy("web-1")
    test.pass(5)
    #expect(test.deployRefusal("new") == nil)
  }

  @Test(arguments: [(Flavour.v3, 530), (.v4, 533)])
  func `without capacity the job fails and leaves a VM in Error`(flavour: Flavour, code: Int) {
    var test = TestCloud(flavour) { $0.capacity = 2 }
    guard case .success(let answer) = test.deploy("new"), case .text(let job) = answer["jobid"] else {
      Issue.record("the deploy was refused")
      return
    }
    #expect(
      test.outcomeLater(job) == .failed(code, 533, "Unable to create a deployment for VM[User|new]"))
    #expect(test.seen("new") == "Error")
    _ = test.destroy("new")
    test.pass(5)
    #expect(test.seen("new") == nil)
    #expect(test.cloud.machine("new")?.removed != nil)
  }

  @Test(arguments: [
    (Flavour.v3, Refused(530, internalError)), (.v4, Refused(431, "The template 421 is not available for use")),
  ])
  func `a template that is not ready is refused`(flavour: Flavour, expected: Refused) {
    var test = TestCloud(flavour)
    let template = test.cloud.addTemplate(named: "slow", isReady: false, at: test.now)
    let refusal = test.deployRefusal("new", ["templateid": test.cloud.text(template.id)])
    #expect(refusal?.code == expected.code)
    #expect(refusal?.text?.split(separator: " ").first == expected.text?.split(separator: " ").first)
  }

  @Test(arguments: Flavour.allCases)
  func `a disabled zone is refused and not listed`(flavour: Flavour) {
    var test = TestCloud(flavour)
    test.cloud.enableZone(false)
    #expect(test.deployRefusal("new") == Refused(531, "Cannot perform this operation, Zone is currently disabled: 1"))
    #expect(test.items("listZones") == [])
  }

  @Test(arguments: [(Flavour.v3, 2_048), (.v4, 32_768)])
  func `user data may have so many characters`(flavour: Flavour, limit: Int) {
    var test = TestCloud(flavour)
    #expect(test.deployRefusal("one", ["userdata": String(repeating: "A", count: limit)]) == nil)
    #expect(test.deployRefusal("two", ["userdata": String(repeating: "A", count: limit + 4)])?.code == 431)
  }

  @Test(arguments: [(Flavour.v3, nil), (.v4, 431)])
  func `user data that is no base64`(flavour: Flavour, code: Int?) {
    var test = TestCloud(flavour)
    #expect(test.deployRefusal("one", ["userdata": "!!!"])?.code == code)
  }

  @Test(arguments: Flavour.allCases)
  func `startvm=false leaves the VM Stopped`(flavour: Flavour) {
    var test = TestCloud(flavour)
    _ = test.deploy("new", ["startvm": "false"])
    test.pass(30)
    #expect(test.seen("new") == "Stopped")
  }
}

import CloudSimulator
import Testing

/// Somebody else at the worst moment.
@Suite struct MeddlingTests {
  private static let deeds: [(deed: Meddling.Deed, state: Machine.State)] = [
    (.destroy, .destroyed), (.expunge, .expunging), (.stop, .stopped), (.run, .running), (.fail, .error),
  ]

  @Test(arguments: deeds.indices) func `something is done to the VM that a request is about`(row: Int) throws {
    let (deed, state) = Self.deeds[row]
    var cloud = try FaultyCloud(.v3, faults: "listVirtualMachines:2:before-\(deed.rawValue)")
    cloud.deploy("new")
    for name in ["new", "web-2"] { cloud.deliver("listVirtualMachines", ["id": cloud.test.id(name)]) }
    #expect(cloud.test.cloud.machine("web-2")?.state == state)
    #expect(cloud.test.cloud.machine("web-1")?.state == .running)
    #expect(cloud.state == .starting)
  }

  @Test func `without one in question it is the newest, or the one that is named`() throws {
    var cloud = try FaultyCloud(.v3, faults: "listZones:1:after-stop", "listZones:2:after-stop=web-1")
    cloud.test.cloud.addMachine(named: "foreign", account: "other", at: cloud.test.now)
    cloud.deliver("listZones")
    #expect(cloud.test.cloud.ledger.entries.map(\.state) == [.running, .stopped, .running])
    cloud.deliver("listZones")
    #expect(cloud.test.cloud.ledger.entries.map(\.state) == [.stopped, .stopped, .running])
  }

  @Test func `the VM of a job, and of a deploy that is just done`() throws {
    var cloud = try FaultyCloud(.v4, faults: "deploy*:1:after-break", "query*:1:before-destroy")
    cloud.deploy("new")
    #expect(cloud.state == .error)
    _ = cloud.unassign("web-1")
    let job = cloud.test.cloud.text(try #require(cloud.test.cloud.world.jobs.last).id)
    cloud.deliver("queryAsyncJobResult", ["jobid": job])
    #expect(cloud.test.cloud.machine("web-1")?.state == .destroyed)
  }

  @Test func `before and after differ in what the request meets`() throws {
    var cloud = try FaultyCloud(.v3, faults: "list*:1:before-unregister", "list*:2:after-register=web-2")
    let id = ["id": cloud.test.ruleID]
    let lists = (0..<3).map { _ in cloud.listed("listLoadBalancerRuleInstances", id) }
    #expect(lists == [["web-1"], ["web-1"], ["web-1", "web-2"]])
  }

  @Test(arguments: [(Flavour.v3, false), (.v4, true)])
  func `protection is where the flavour has it`(flavour: Flavour, isProtected: Bool) throws {
    var cloud = try FaultyCloud(flavour, faults: "destroy*:1:before-protect")
    _ = cloud.destroy("web-2")
    cloud.test.pass(10)
    #expect(cloud.test.cloud.ledger.entries[1].isProtected == isProtected)
    #expect(cloud.test.cloud.machine("web-2")?.state == (isProtected ? .running : .destroyed))
  }

  /// The VMs of the name, by who deployed them, and the status of the group's own request.
  @Test(arguments: [
    (Flavour.v3, "before", ["operator", "scaler"], 200), (.v4, "before", ["operator"], 431),
    (.v3, "after", ["scaler", "operator"], 200), (.v4, "after", ["scaler"], 200),
  ])
  func `a twin is made where names need not be unique`(
    flavour: Flavour, moment: String, makers: [String], status: Int
  ) throws {
    var cloud = try FaultyCloud(flavour, faults: "deploy*:1:\(moment)-twin")
    #expect(cloud.deploy("new").status == status)
    let acts = cloud.test.cloud.ledger.acts.filter { $0.deed == .deploy && $0.name == "new" }
    #expect(acts.map(\.by) == makers)
    #expect(cloud.test.cloud.ledger.entries.count { $0.name == "new" } == makers.count)
  }

  @Test(arguments: Flavour.allCases) func `the rule is deleted, and nothing trips over that`(flavour: Flavour) throws {
    var cloud = try FaultyCloud(
      flavour, faults: "*:1+2:before-delete-rule", "*:3:before-register=web-1", "*:3:after-unregister=web-1")
    let id = cloud.test.ruleID
    for _ in 0..<3 { #expect(cloud.deliver("listLoadBalancerRuleInstances", ["id": id]).status == 431) }
    #expect(cloud.test.cloud.memberNames == [])
  }

  @Test(arguments: [("after-restart", Machine.State.stopped), ("after-restart=Running", .running)])
  func `the server restarts with a job under way`(kind: String, state: Machine.State) throws {
    var cloud = try FaultyCloud(.v3, faults: "deploy*:1:\(kind)")
    cloud.deploy("new")
    #expect(cloud.outcome() == .failed(530, 530, "job cancelled because of management server restart"))
    cloud.test.pass(10)
    #expect(cloud.state == state)
  }

  @Test func `a name that no VM has is no mistake`() throws {
    var cloud = try FaultyCloud(.v3, faults: "*:1:before-destroy=nobody") { $0.members = 0 }
    #expect(cloud.deliver("listZones").status == 200)
    #expect(cloud.test.cloud.faultsTaken.count == 1)
  }
}

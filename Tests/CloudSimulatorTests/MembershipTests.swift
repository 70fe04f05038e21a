import CloudSimulator
import Testing

/// Reference 6.6, in both flavours.
@Suite struct MembershipTests {
  @Test(arguments: Flavour.allCases)
  func `a VM is a member when its assign job has ended`(flavour: Flavour) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "new", at: test.now)
    let job = test.assign("new")
    #expect(test.outcome(job) == .pending)
    #expect(test.members() == ["web-1", "web-2"])
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.members() == ["web-1", "web-2", "new"])
    #expect(test.ruleState() == "Active")
  }

  @Test(arguments: [
    (Flavour.v3, Outcome.failed(530, 431, "VM 101 is already mapped to load balancer.")),
    (.v4, .failed(530, 530, "Failed to assign load balancer rule")),
  ])
  func `assigning a member again fails in the job and changes nothing`(flavour: Flavour, expected: Outcome) {
    var test = TestCloud(flavour)
    let job = test.assign("web-1")
    #expect(test.outcomeLater(job) == expected)
    #expect(test.members() == ["web-1", "web-2"])
  }

  @Test(arguments: [(Flavour.v3, Outcome.failed(530, 530, internalError)), (.v4, .succeeded)])
  func `removing a VM that is no member`(flavour: Flavour, expected: Outcome) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "new", at: test.now)
    let job = test.unassign("new")
    #expect(test.outcomeLater(job) == expected)
    #expect(test.members() == ["web-1", "web-2"])
  }

  @Test(arguments: Flavour.allCases, [(["algorithm": "source"], true), (["algorithm": "none"], false), ([:], true)])
  func `a rule shares otherwise when its update job has ended`(flavour: Flavour, change: ([String: String], Bool)) {
    var test = TestCloud(flavour)
    let job = test.job("updateLoadBalancerRule", change.0.merging(["id": test.ruleID]) { $1 })
    #expect(test.cloud.rule.algorithm == .roundrobin)
    #expect((test.outcomeLater(job) == .succeeded) == change.1)
    #expect(test.cloud.rule.algorithm == (change.0["algorithm"] == "source" ? .source : .roundrobin))
    #expect(test.members() == ["web-1", "web-2"] && test.ruleState() == "Active")
  }

  @Test(arguments: Flavour.allCases)
  func `a rule without members is in Add`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let jobs = [test.unassign("web-1"), test.unassign("web-2")]
    #expect(test.outcomeLater(jobs[1]) == .succeeded)
    #expect(test.members() == [])
    #expect(test.ruleState() == "Add")
  }

  @Test(arguments: Flavour.allCases)
  func `changes of a rule are worked on one after another`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let jobs = [test.unassign("web-1"), test.unassign("web-2")]
    test.pass(3)
    #expect(jobs.map { test.outcome($0) } == [.succeeded, .pending])
    test.pass(1)
    #expect(test.outcome(jobs[1]) == .succeeded)
  }

  @Test(arguments: Flavour.allCases, [Machine.State.starting, .stopped, .running, .error])
  func `a VM may be assigned in any state but gone`(flavour: Flavour, state: Machine.State) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "new", state: state, at: test.now)
    let job = test.assign("new")
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.members() == (state == .error ? ["web-1", "web-2"] : ["web-1", "web-2", "new"]))
  }

  @Test(arguments: [
    (Flavour.v3, Outcome.failed(530, 431, "Invalid instance id specified")),
    (.v4, .failed(530, 530, "Failed to assign load balancer rule")),
  ])
  func `a destroyed VM can't be assigned`(flavour: Flavour, expected: Outcome) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "old", state: .destroyed, at: test.now)
    let job = test.assign("old")
    #expect(test.outcomeLater(job) == expected)
  }

  @Test func `a failed assign in 3.0 leaves the VM listed and the rule in Add until it is removed and assigned`() {
    var test = TestCloud(.v3)
    test.cloud.addMachine(named: "new", at: test.now)
    test.cloud.setTrouble(World.Trouble(loadBalancerFails: true))
    let failed = test.assign("new")
    #expect(test.outcomeLater(failed) == .failed(530, 530, internalError))
    #expect(test.members() == ["web-1", "web-2", "new"])
    #expect(test.ruleState() == "Add")
    test.cloud.setTrouble(World.Trouble())
    let again = test.assign("new")
    #expect(test.outcomeLater(again) == .failed(530, 431, "VM 103 is already mapped to load balancer."))
    #expect(test.ruleState() == "Add")
    let removed = test.unassign("new")
    #expect(test.outcomeLater(removed) == .succeeded)
    let assigned = test.assign("new")
    #expect(test.outcomeLater(assigned) == .succeeded)
    #expect(test.ruleState() == "Active")
  }

  @Test func `a failed change in 4.x is rolled back`() {
    var test = TestCloud(.v4)
    test.cloud.addMachine(named: "new", at: test.now)
    test.cloud.setTrouble(World.Trouble(loadBalancerFails: true))
    let jobs = [test.assign("new"), test.unassign("web-1")]
    #expect(test.outcomeLater(jobs[0]) == .failed(530, 530, "Failed to assign load balancer rule"))
    #expect(test.outcome(jobs[1]) == .failed(530, 530, "Failed to remove instance from load balancer rule"))
    #expect(test.members() == ["web-1", "web-2"])
    #expect(test.ruleState() == "Active")
  }

  @Test func `after a failed removal in 3.0 an assign fails until a removal succeeds`() {
    var test = TestCloud(.v3)
    test.cloud.setTrouble(World.Trouble(loadBalancerFails: true))
    let failed = test.unassign("web-1")
    #expect(test.outcomeLater(failed) == .failed(530, 530, internalError))
    #expect(test.members() == ["web-1", "web-2"])
    test.cloud.setTrouble(World.Trouble())
    let assigned = test.assign("web-1")
    #expect(test.outcomeLater(assigned) == .failed(530, 530, internalError))
    let removed = test.unassign("web-1")
    #expect(test.outcomeLater(removed) == .succeeded)
    #expect(test.members() == ["web-2"])
  }

  @Test(arguments: Flavour.allCases)
  func `one id that can't be added fails the whole call`(flavour: Flavour) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "new", at: test.now)
    let ids = [test.id("new"), test.id("web-1")].joined(separator: ",")
    let job = test.job("assignToLoadBalancerRule", ["id": test.ruleID, "virtualmachineids": ids])
    #expect(test.outcomeLater(job)?.status == 2)
    #expect(test.members() == ["web-1", "web-2"])
  }

  @Test(arguments: Flavour.allCases)
  func `another account's VM is refused in the job`(flavour: Flavour) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "theirs", account: "other", at: test.now)
    let job = test.assign("theirs")
    let text = "Acct[3-scaler] does not have permission to operate with resource VM[User|theirs]"
    #expect(test.outcomeLater(job) == .failed(flavour == .v3 ? 530 : 531, 531, text))
  }

  @Test(arguments: [
    (Flavour.v3, "00000000-0000-4000-8000-000000000000", 431), (.v3, "999999", 431),
    (.v4, "00000000-0000-4000-8000-000000000000", 431), (.v4, "999999", 530),
  ])
  func `members of an unknown rule`(flavour: Flavour, id: String, code: Int) {
    var test = TestCloud(flavour)
    #expect(test.refusal("listLoadBalancerRuleInstances", ["id": id])?.code == code)
  }

  @Test(arguments: Flavour.allCases)
  func `a rule names its network from 4.2 on`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let network = JSON.text(test.cloud.text(test.cloud.world.network.id))
    #expect(test.items("listLoadBalancerRules").map { $0["networkid"] } == [flavour == .v3 ? nil : network])
  }

  @Test(arguments: Flavour.allCases)
  func `the member list ignores paging`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let page = test.items("listLoadBalancerRuleInstances", ["id": test.ruleID, "page": "2", "pagesize": "1"])
    #expect(page.count == 2)
  }
}

import CloudSimulator
import Testing

/// Reference 6.8 and 6.2, in both flavours.
@Suite struct DestroyTests {
  @Test(arguments: Flavour.allCases)
  func `a destroyed member vanishes from the lists and keeps its membership until it is expunged`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let job = test.destroy("web-1")
    #expect(test.seen("web-1") == "Stopping")
    #expect(test.members() == ["web-1", "web-2"])
    test.pass(1)
    #expect(test.seen("web-1") == nil)
    #expect(test.outcome(job) == .pending)
    #expect(test.members() == ["web-2"])
    test.pass(1)
    #expect(test.outcome(job) == .succeeded)
    #expect(test.seen("web-1", as: "admin") == "Destroyed")
    #expect(test.items("listLoadBalancerRules", ["virtualmachineid": test.id("web-1")]).count == 1)
    test.pass(86_400)
    #expect(test.seen("web-1", as: "admin") == nil)
    #expect(test.items("listLoadBalancerRules", ["virtualmachineid": test.id("web-1")]).count == 0)
  }

  @Test(arguments: Flavour.allCases)
  func `a removal still works after the destroy`(flavour: Flavour) {
    var test = TestCloud(flavour)
    _ = test.destroy("web-1")
    test.pass(5)
    let job = test.unassign("web-1")
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.items("listLoadBalancerRules", ["virtualmachineid": test.id("web-1")]).count == 0)
  }

  @Test func `in 3.0 a destroy while Starting fails and the VM goes on to Running`() {
    var test = TestCloud(.v3)
    _ = test.deploy("new")
    let job = test.destroy("new")
    #expect(test.outcomeLater(job) == .failed(530, 530, internalError))
    #expect(test.seen("new") == "Running")
  }

  @Test func `in 4.x a destroy while Starting waits for the deploy`() {
    var test = TestCloud(.v4)
    _ = test.deploy("new")
    let job = test.destroy("new")
    test.pass(9)
    #expect(test.outcome(job) == .pending)
    #expect(test.seen("new") == "Starting")
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.seen("new") == nil)
  }

  @Test(arguments: [(Flavour.v3, Outcome.failed(530, 530, internalError)), (.v4, .succeeded)])
  func `of two destroys at the same time`(flavour: Flavour, second: Outcome) {
    var test = TestCloud(flavour)
    let jobs = [test.destroy("web-1"), test.destroy("web-1")]
    test.pass(30)
    #expect(jobs.map { test.outcome($0) } == [.succeeded, second])
  }

  @Test(arguments: Flavour.allCases)
  func `destroying a destroyed VM succeeds, a removed one is not found`(flavour: Flavour) {
    var test = TestCloud(flavour)
    _ = test.destroy("web-1")
    test.pass(5)
    let again = test.destroy("web-1")
    #expect(test.outcomeLater(again) == .succeeded)
    test.cloud.expunge("web-1", at: test.now)
    let removed = test.destroy("web-1")
    #expect(
      test.outcomeLater(removed)
        == (flavour == .v3
          ? .failed(530, 431, "unable to find a virtual machine with specified id")
          : .failed(431, 431, "unable to find a virtual machine with id 101")))
    #expect(test.items("listVirtualMachines", ["id": test.id("web-1")]) == [])
  }

  @Test(arguments: Flavour.allCases)
  func `starting a destroyed VM succeeds and leaves it destroyed`(flavour: Flavour) {
    var test = TestCloud(flavour)
    test.cloud.set("web-1", to: .destroyed, at: test.now)
    let job = test.job("startVirtualMachine", ["id": test.id("web-1")])
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.seen("web-1", as: "admin") == "Destroyed")
  }

  @Test func `expunge is unknown to 3.0 and has no effect`() {
    var test = TestCloud(.v3)
    let job = test.destroy("web-1", ["expunge": "true"])
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.cloud.machine("web-1")?.removed == nil)
  }

  @Test func `expunge by a user of 4.x fails and the VM stays`() {
    var test = TestCloud(.v4)
    let job = test.destroy("web-1", ["expunge": "true"])
    #expect(
      test.outcomeLater(job)
        == .failed(
          530, 530,
          "Parameter expunge can be passed by Admin only. Or when the allow.user.expunge.recover.vm key is set."
        ))
    #expect(test.seen("web-1") == "Running")
    #expect(test.members() == ["web-1", "web-2"])
  }

  @Test func `expunge removes at once where users may`() {
    var test = TestCloud(.v4) { $0.userMayExpunge = true }
    let job = test.destroy("web-1", ["expunge": "true"])
    #expect(test.outcomeLater(job) == .succeeded)
    #expect(test.cloud.machine("web-1")?.removed != nil)
    #expect(test.deployRefusal("web-1") == nil)
  }

  @Test func `a protected VM is not destroyed`() {
    var test = TestCloud(.v4)
    test.cloud.protect("web-1")
    let job = test.destroy("web-1")
    let text = "Instance [id = \(test.id("web-1")), name = web-1] has delete protection enabled and cannot be deleted."
    #expect(test.outcomeLater(job) == .failed(431, 431, text))
    #expect(test.seen("web-1") == "Running")
  }

  @Test(arguments: Flavour.allCases)
  func `another account's VM is neither seen nor destroyed`(flavour: Flavour) {
    var test = TestCloud(flavour)
    #expect(test.seen("web-1", as: "other") == nil)
    let job = test.destroy("web-1", as: "other")
    #expect(test.outcomeLater(job, as: "other")?.innerCode == 531)
    #expect(test.seen("web-1") == "Running")
  }

  @Test(arguments: Flavour.allCases)
  func `a recovered VM is Stopped and a member as before`(flavour: Flavour) {
    var test = TestCloud(flavour)
    _ = test.destroy("web-1")
    test.pass(5)
    #expect(test.refusal("recoverVirtualMachine", ["id": test.id("web-1")])?.code == 432)
    test.call("recoverVirtualMachine", ["id": test.id("web-1")], as: "admin")
    test.pass(100_000)
    #expect(test.seen("web-1") == "Stopped")
    #expect(test.members() == ["web-1", "web-2"])
  }
}

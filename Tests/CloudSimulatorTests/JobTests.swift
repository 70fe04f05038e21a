import CloudSimulator
import Testing

/// Reference 4, in both flavours.
@Suite struct JobTests {
  @Test(arguments: Flavour.allCases)
  func `a finished job answers the same again, with the object as it was at its end`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let job = test.job("stopVirtualMachine", ["id": test.id("web-1")])
    test.pass(5)
    let first = try? test.call("queryAsyncJobResult", ["jobid": job]).get()
    test.cloud.set("web-1", to: .running, at: test.now)
    let again = try? test.call("queryAsyncJobResult", ["jobid": job]).get()
    #expect(again == first)
    #expect(first?["jobresult"]?["virtualmachine"]?["state"] == "Stopped")
  }

  @Test(arguments: Flavour.allCases)
  func `a job is forgotten after a day`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let job = test.destroy("web-1")
    test.pass(86_399)
    #expect(test.outcome(job) == .succeeded)
    test.pass(1)
    #expect(test.refusal("queryAsyncJobResult", ["jobid": job])?.code == 431)
  }

  @Test(arguments: [
    (Flavour.v3, Outcome.failed(530, 530, "job cancelled because of management server restart")),
    (.v4, Outcome(status: 2, code: 530)),
  ])
  func `a restart fails the jobs under way`(flavour: Flavour, expected: Outcome) {
    var test = TestCloud(flavour)
    guard case .success(let answer) = test.deploy("new"), case .text(let job) = answer["jobid"] else {
      Issue.record("the deploy was refused")
      return
    }
    test.pass(1)
    test.cloud.restart(at: test.now)
    #expect(test.outcome(job) == expected)
    #expect(test.seen("new") == "Starting")
    test.pass(5)
    #expect(test.seen("new") == "Stopped")
  }

  @Test func `after a restart the host may report the VM Running`() {
    var test = TestCloud(.v4)
    _ = test.deploy("new")
    test.cloud.restart(startingBecomes: .running, at: test.now)
    test.pass(30)
    #expect(test.seen("new") == "Running")
  }

  @Test(arguments: Flavour.allCases)
  func `another account's job is refused`(flavour: Flavour) {
    var test = TestCloud(flavour)
    let job = test.destroy("web-1")
    let number = test.cloud.world.jobs[0].id.number
    #expect(
      test.refusal("queryAsyncJobResult", ["jobid": job], as: "other")
        == Refused(531, "Account Acct[4-other] is not authorized to see job id=\(number)"))
  }

  @Test(arguments: [
    (IDStyle.uuid, JSON?.none), (.integer, JSON.text("450318")), (.number, JSON.number(450_318)),
  ])
  func `job ids look as the cloud's ids do`(style: IDStyle, expected: JSON?) {
    var test = TestCloud(.v3) { $0.ids = style }
    let answer = try? test.call("destroyVirtualMachine", ["id": "101"]).get()
    #expect(answer?["jobid"] == expected ?? .text(test.cloud.world.jobs[0].id.uuid))
    #expect(test.cloud.text(test.cloud.rule.id) == (style == .uuid ? test.cloud.rule.id.uuid : "64330"))
  }

  @Test(arguments: [
    (Flavour.v3, "com.cloud.api.commands.DestroyVMCmd"),
    (.v4, "org.apache.cloudstack.api.command.user.vm.DestroyVMCmd"),
  ])
  func `jobs name their command's class`(flavour: Flavour, name: String) {
    var test = TestCloud(flavour)
    _ = test.destroy("web-1")
    #expect(test.items("listAsyncJobs").map { $0["cmd"] } == [.text(name)])
  }

  @Test(arguments: Flavour.allCases)
  func `a job that ends does not undo what an operator did meanwhile`(flavour: Flavour) {
    var test = TestCloud(flavour)
    _ = test.deploy("new")
    test.cloud.set("new", to: .destroyed, at: test.now)
    test.pass(30)
    #expect(test.seen("new") == nil)
    #expect(test.seen("new", as: "admin") == "Destroyed")
  }

  @Test(arguments: Flavour.allCases)
  func `after a restart nothing waits for the lost jobs`(flavour: Flavour) {
    var test = TestCloud(flavour)
    _ = [test.unassign("web-1"), test.unassign("web-1"), test.unassign("web-1")]
    test.cloud.restart(at: test.now)
    let job = test.unassign("web-2")
    test.pass(2)
    #expect(test.outcome(job) == .succeeded)
    #expect(test.members() == ["web-1"])
  }
}

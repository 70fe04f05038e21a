import CloudSimulator
import Testing

/// Jobs that come to something else than their work.
@Suite struct JobFaultTests {
  /// Fate, how the job ends (nil: it is denied), and the VM's state then.
  private static let deploys: [(fate: Job.Fate, flavour: Flavour, outcome: Outcome?, state: Machine.State)] = [
    (.fails, .v3, .failed(530, 530, internalError), .error), (.fails, .v4, .failed(530, 530, internalError), .error),
    (.failsInError, .v3, .failed(530, 530, internalError), .error),
    (.failsRunning, .v4, .failed(530, 530, internalError), .running),
    (.succeedsStopped, .v3, .succeeded, .stopped), (.forgotten, .v3, nil, .running), (.forgotten, .v4, nil, .running),
    (.endless, .v4, .pending, .starting), (.silent, .v3, .pending, .running),
    (.capacity, .v3, .failed(530, 533, "Unable to create a deployment for VM[User|new]"), .error),
    (.capacity, .v4, .failed(533, 533, "Unable to create a deployment for VM[User|new]"), .error),
  ]

  @Test(arguments: deploys.indices) func `a deploy comes to what was set`(row: Int) throws {
    let (fate, flavour, outcome, state) = Self.deploys[row]
    var cloud = try FaultyCloud(flavour, faults: "deployVirtualMachine:1:job-\(fate.rawValue)")
    #expect(cloud.deploy("new").status == 200)
    cloud.test.pass(3_600)
    #expect(cloud.outcome() == outcome)
    #expect(cloud.state == state)
  }

  @Test func `a job that succeeds with the VM Stopped shows it so`() throws {
    var cloud = try FaultyCloud(.v4, faults: "*:1:job-succeeds-stopped")
    cloud.deploy("new")
    cloud.test.pass(10)
    let job = cloud.test.cloud.text(cloud.test.cloud.world.jobs[0].id)
    let answer = try cloud.test.call("queryAsyncJobResult", ["jobid": job]).get()
    #expect(answer["jobresult"]?["virtualmachine"]?["state"] == "Stopped")
  }

  @Test(
    arguments: Flavour.allCases,
    [
      (Job.Fate.fails, Machine.State.running), (.failsInError, .error), (.succeedsStopped, .stopped),
      (.endless, .stopping),
      (.silent, .destroyed), (.forgotten, .destroyed),
    ])
  func `a destroy comes to what was set`(flavour: Flavour, row: (fate: Job.Fate, state: Machine.State)) throws {
    var cloud = try FaultyCloud(flavour, faults: "destroy*:1:job-\(row.fate.rawValue)")
    #expect(cloud.destroy("web-2").status == 200)
    cloud.test.pass(3_600)
    #expect(cloud.test.cloud.machine("web-2")?.state == row.state)
  }

  /// Whether the VM is listed, and the rule's state, after an assign that failed.
  @Test(arguments: [
    (Flavour.v3, Job.Fate.fails, true), (.v4, .fails, false), (.v3, .failsKept, true), (.v4, .failsKept, true),
  ])
  func `an assign fails as the flavour's load balancer does, or is kept`(
    flavour: Flavour, fate: Job.Fate, isKept: Bool
  ) throws {
    var cloud = try FaultyCloud(flavour, faults: "assign*:1:job-\(fate.rawValue)")
    cloud.test.cloud.addMachine(named: "new", at: cloud.test.now)
    _ = cloud.assign("new")
    cloud.test.pass(10)
    #expect(cloud.outcome()?.status == 2)
    #expect(cloud.test.members().contains("new") == isKept)
    #expect(cloud.test.ruleState() == (isKept ? "Add" : "Active"))
    let again = cloud.test.assign("new")
    #expect(cloud.test.outcomeLater(again)?.status == (isKept ? 2 : 1))
    if isKept {
      #expect(cloud.test.outcomeLater(cloud.test.unassign("new")) == .succeeded)
      #expect(cloud.test.outcomeLater(cloud.test.assign("new")) == .succeeded)
    }
    #expect(cloud.test.members().contains("new"))
    #expect(cloud.test.ruleState() == "Active")
  }

  @Test(arguments: Flavour.allCases, [Job.Fate.fails, .failsKept])
  func `a removal that fails leaves the VM listed until one succeeds`(flavour: Flavour, fate: Job.Fate) throws {
    var cloud = try FaultyCloud(flavour, faults: "remove*:1:job-\(fate.rawValue)")
    _ = cloud.unassign("web-2")
    cloud.test.pass(10)
    #expect(cloud.outcome()?.status == 2)
    #expect(cloud.test.members() == ["web-1", "web-2"])
    #expect(cloud.test.ruleState() == (flavour == .v3 || fate == .failsKept ? "Add" : "Active"))
    #expect(cloud.test.outcomeLater(cloud.test.unassign("web-2")) == .succeeded)
    #expect(cloud.test.members() == ["web-1"])
  }

  @Test func `a fate is of one job only`() throws {
    var cloud = try FaultyCloud(.v3, faults: "deploy*:2:job-fails")
    for name in ["new1", "new2", "new3"] { cloud.deploy(name) }
    cloud.test.pass(10)
    #expect(cloud.test.cloud.world.machines.suffix(3).map(\.state) == [.running, .error, .running])
  }
}

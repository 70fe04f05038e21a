import CloudSimulator
import Testing

/// Lists that show an earlier world.
@Suite struct ListFaultTests {
  private static let all = "listVirtualMachines"
  private static let members = "listLoadBalancerRuleInstances"

  @Test(arguments: Flavour.allCases) func `a list lags by some reads of the same list`(flavour: Flavour) throws {
    var cloud = try FaultyCloud(flavour, faults: "listVirtualMachines:3+3:reads-behind=2")
    #expect(cloud.listed() == ["web-1", "web-2"])
    cloud.deploy("new1")
    #expect(cloud.listed() == ["new1", "web-1", "web-2"])
    cloud.deploy("new2")
    #expect(cloud.listed() == ["web-1", "web-2"])
    #expect(cloud.listed() == ["new1", "web-1", "web-2"])
    #expect(cloud.listed() == ["new1", "new2", "web-1", "web-2"])
    #expect(cloud.test.cloud.faults.isEmpty)
  }

  @Test(arguments: Flavour.allCases) func `a list lags by seconds`(flavour: Flavour) throws {
    var cloud = try FaultyCloud(flavour, faults: "list*:1+5:seconds-behind=5")
    cloud.deploy("new")
    cloud.test.pass(4)
    #expect(cloud.listed() == ["web-1", "web-2"])
    cloud.test.pass(1)
    #expect(cloud.listed() == ["new", "web-1", "web-2"])
    cloud.test.pass(9)
    #expect(cloud.deliver(Self.all, ["name": "new"]).response?.text.contains("\"Starting\"") == true)
    cloud.test.pass(1)
    #expect(cloud.deliver(Self.all, ["name": "new"]).response?.text.contains("\"Running\"") == true)
  }

  @Test(arguments: Flavour.allCases) func `all lists are frozen for some seconds`(flavour: Flavour) throws {
    var cloud = try FaultyCloud(flavour, faults: "removeFrom*:1:frozen=20")
    _ = cloud.unassign("web-2")
    cloud.test.pass(10)
    #expect(cloud.test.cloud.memberNames == ["web-1"])
    #expect(cloud.listed(Self.members, ["id": cloud.test.ruleID]) == ["web-1", "web-2"])
    cloud.deploy("new")
    cloud.test.pass(9)
    #expect(cloud.listed() == ["web-1", "web-2"])
    cloud.test.pass(1)
    #expect(cloud.listed() == ["new", "web-1", "web-2"])
    #expect(cloud.listed(Self.members, ["id": cloud.test.ruleID]) == ["web-1"])
  }

  @Test(arguments: Flavour.allCases) func `a VM that a lagging list does not know is not listed, without an error`(
    flavour: Flavour
  ) throws {
    var cloud = try FaultyCloud(flavour, faults: "deploy*:1:frozen=20")
    cloud.deploy("new")
    let answer = cloud.deliver(Self.all, ["id": cloud.test.id("new")])
    #expect(answer.status == 200)
    #expect(answer.response?.text.contains("new") == false)
  }

  @Test func `a lagging list changes nothing, and jobs don't lag`() throws {
    var cloud = try FaultyCloud(.v3, faults: "deploy*:1:frozen=20")
    cloud.deploy("new")
    cloud.test.pass(10)
    #expect(cloud.listed() == ["web-1", "web-2"])
    #expect(cloud.state == .running)
    #expect(cloud.outcome() == .succeeded)
  }
}

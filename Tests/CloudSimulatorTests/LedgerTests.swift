import CloudSimulator
import Testing

@Suite struct LedgerTests {
  @Test func `the ledger keeps every VM with its states and memberships`() {
    var test = TestCloud(.v4) { $0.members = 0 }
    let start = test.now
    _ = test.deploy("new")
    test.pass(10)
    _ = test.assign("new")
    test.pass(2)
    _ = test.unassign("new")
    test.pass(2)
    _ = test.destroy("new")
    test.pass(100_000)
    let entry = test.cloud.ledger.entries[0]
    #expect(
      entry.history.map { "\($0.state.rawValue) \($0.at - start)" } == [
        "Stopped 0.0", "Starting 0.0", "Running 10.0", "Stopping 14.0", "Destroyed 15.0", "Expunging 86415.0",
      ])
    #expect(entry.memberships.map(\.rule) == [test.cloud.rule.id.number])
    #expect(entry.memberships.map(\.since) == [start + 12])
    #expect(entry.memberships.map(\.until) == [start + 14])
    #expect(entry.removed == start + 86_415)
    #expect(entry.costs == false)
    #expect(test.cloud.ledger.deploys == 1)
  }

  @Test(arguments: Flavour.allCases)
  func `the same seed makes the same cloud`(flavour: Flavour) {
    let worlds = (0..<2).map { _ in TestCloud(flavour).cloud.ledger }
    #expect(worlds[0] == worlds[1])
    #expect(TestCloud(flavour) { $0.seed = 2 }.cloud.ledger != worlds[0])
  }

  @Test(arguments: Flavour.allCases) func `the ledger tells who did what, and whether the VM was still listed`(
    flavour: Flavour
  ) {
    var test = TestCloud(flavour)
    _ = test.destroy("web-1")
    test.pass(5)
    _ = test.unassign("web-2")
    test.pass(5)
    _ = test.destroy("web-2", as: "admin")
    test.cloud.expunge("web-1", at: test.now)
    let acts = test.cloud.ledger.acts.filter { $0.at >= test.now - 10 }.suffix(4)
    #expect(
      acts.map { "\($0.by) \($0.deed) \($0.name) \($0.state) \($0.isListed)" } == [
        "scaler destroy web-1 running true", "scaler unregister web-2 running true",
        "admin destroy web-2 running false", "operator expunge web-1 destroyed false",
      ])
    #expect(acts.map(\.machine) == ["web-1", "web-2", "web-2", "web-1"].map { test.id($0) })
  }

  @Test func `operators meddle at once`() {
    var test = TestCloud(.v3)
    test.cloud.unregister("web-1", at: test.now)
    test.cloud.set("web-2", to: .error, at: test.now)
    test.cloud.addMember(named: "extra", at: test.now)
    #expect(test.members() == ["extra"])
    #expect(test.cloud.memberNames == ["extra"])
    test.cloud.deleteRule(at: test.now)
    #expect(test.refusal("listLoadBalancerRuleInstances", ["id": "64330"])?.code == 431)
  }
}

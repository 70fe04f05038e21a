import Testing

@testable import CloudStack
@testable import SSH
@testable import Scaling
@testable import cronscale

/// Spec section 8, `check`: the rule, its members, and the monitored VM among them.
@Suite struct CheckRuleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var settings: [String: [String]] = [:]
    var change: @Sendable (inout GroupEvidence) -> Void
    var troubles: [Finding]
  }

  private static func rule(_ changes: [String: String]) -> @Sendable (inout GroupEvidence) -> Void {
    { $0.cloud.rule = .read(Sought(found: .example(changes))) }
  }

  private static let rules = [
    Row(
      testDescription: "no such rule",
      change: {
        $0.cloud.rule = .read(Sought(choice: ["7 (db)"]))
        $0.cloud.members = .pointless(until: .rule)
        $0.cloud.ruleNetwork = .pointless(until: .rule)
      },
      troubles: [
        Check.rule.failed(
          .configuration, "load_balancer 64330 in [scaling]: the account has no such rule",
          mend: "set load_balancer in [scaling] to one of: 7 (db)"),
        Check.ruleState.notChecked(until: .rule), Check.ruleAlgorithm.notChecked(until: .rule),
        Check.ruleZone.notChecked(until: .rule), Check.members.notChecked(until: .rule),
        Check.accountLimit.notChecked(until: .rule),
      ]),
    Row(
      testDescription: "a change that did not reach the load balancer", change: rule(["state": "Add"]),
      troubles: [
        Check.ruleState.warning(
          "Add: its last change did not reach the load balancer",
          mend: "take one member out and put it back: cronscale api removeFromLoadBalancerRule id=64330 "
            + "virtualmachineids=101 --wait; the same with assignToLoadBalancerRule")
      ]),
    Row(
      testDescription: "Add without a member is right",
      change: {
        rule(["state": "Add"])(&$0)
        $0.cloud.members = .read([])
      },
      troubles: [
        Check.monitored.warning(
          "101 (web-1) is Running, and no member of the rule: its load need not follow that of the members",
          mend: "cronscale api assignToLoadBalancerRule id=64330 virtualmachineids=101 --wait; or monitor a member")
      ]),
    Row(
      testDescription: "another algorithm", change: rule(["algorithm": "leastconn"]),
      troubles: [
        Check.ruleAlgorithm.warning(
          "leastconn: the load of the one monitored VM need not be that of the others",
          mend: "cronscale api updateLoadBalancerRule id=64330 algorithm=roundrobin")
      ]),
    Row(
      testDescription: "a rule of another zone", change: rule(["zoneid": "2"]),
      troubles: [
        Check.network.notChecked(until: .ruleZone),
        Check.ruleZone.failed(
          .configuration, "the rule is in zone 2, and new VMs would be in 1 (jp-east)",
          mend: "set zoneid in [launch_config] to 2, or load_balancer in [scaling] to a rule of zone 1"),
      ]),
  ]

  private static let idleRemedy =
    "cronscale api startVirtualMachine id=102 --wait; or take what cannot serve out of the rule, and destroy it"
  private static let members = [
    Row(
      testDescription: "a member that is stopped",
      change: { $0.cloud.members = .read([.web1, .web2.inState(.stopped)]) },
      troubles: [
        Check.members.warning(
          "web-1 Running, web-2 Stopped; size 1, min 2, max 4; web-2 counts against max_size without serving; "
            + "the next runs launch 1", mend: idleRemedy)
      ]),
    Row(
      testDescription: "stopped members that fill the group",
      settings: ["scaling": ["max_size = 2"]],
      change: { $0.cloud.members = .read([.web1, .web2.inState(.stopped)]) },
      troubles: [
        Check.members.failed(
          .unavailable,
          "web-1 Running, web-2 Stopped; size 1, min 2, max 2; below min_size, and VMs that do not serve fill it up to "
            + "max_size", mend: idleRemedy)
      ]),
  ]

  private static let monitored = [
    Row(
      testDescription: "a role that may not list VMs, which every run does",
      change: { $0.cloud.machines = .failed(Failure(.refused, "listVirtualMachines: no", hint: "ask")) },
      troubles: [Check.monitored.failed(.refused, "listVirtualMachines: no", mend: "ask")]),
    Row(
      testDescription: "a monitored VM that the account does not have",
      settings: ["monitoring": ["vm = web-9"]], change: { _ in },
      troubles: [
        Check.monitored.failed(
          .configuration, "web-9 is none of the account's VMs, so nothing is ever scaled in",
          mend: "set vm in [monitoring] to its id or name in the account; there are web-1, web-2")
      ]),
    Row(
      testDescription: "a monitored VM that does not run",
      change: { $0.cloud.machines = .read([.web1.inState(.stopped), .web2]) },
      troubles: [
        Check.monitored.warning(
          "101 (web-1) is Stopped", mend: "cronscale api startVirtualMachine id=101 --wait")
      ]),
    Row(
      testDescription: "one that only SSH knows, by the address that answers",
      settings: ["monitoring": ["vm = web1"]], change: { _ in }, troubles: []),
  ]

  @Test(arguments: rules + members + monitored)
  func `one thing that is wrong is named, and no other`(row: Row) throws {
    #expect(try GroupEvidence.example(row.settings, row.change).troubles == row.troubles)
  }

  @Test func `a monitored VM that only SSH could tell is not looked for while SSH fails`() throws {
    let trouble = SSHError(.unreachable, "web1: no such host name", stage: .resolution)
    let evidence = try GroupEvidence.example(["monitoring": ["vm = web1"]]) {
      $0.hosts = .read([.failing(trouble, after: 0)])
    }
    #expect(evidence.monitored == [Check.monitored.notChecked(until: .resolution)])
  }

  @Test(
    arguments: [
      ([.web1], "web-1 Running; size 1, min 2, max 4; the next runs launch 1"),
      ([], "none; size 0, min 2, max 4; the next runs launch 2"),
      ([.web1, .web2], "web-1 Running, web-2 Running; size 2, min 2, max 4"),
      (
        [.web1, .web1, .web1, .web1, .web1],
        "web-1 Running, web-1 Running, web-1 Running, web-1 Running, web-1 Running; size 5, min 2, max 4; "
          + "the next runs remove 1"
      ),
    ] as [([Machine], String)])
  func `what runs mend by themselves is no trouble`(members: [Machine], found: String) throws {
    #expect(try GroupEvidence.example { $0.cloud.members = .read(members) }.members == Check.members.ok(found))
  }
}

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
          mend: "take one member out and put it back, which serves nobody meanwhile: "
            + "cronscale api removeFromLoadBalancerRule id=64330 virtualmachineids=101 --wait; "
            + "cronscale api assignToLoadBalancerRule id=64330 virtualmachineids=101 --wait")
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
          mend: "cronscale api assignToLoadBalancerRule id=64330 virtualmachineids=101 --wait")
      ]),
    Row(
      testDescription: "a rule that is being removed, without a member",
      change: {
        rule(["state": "Revoke"])(&$0)
        $0.cloud.members = .read([])
        $0.cloud.machines = .read([])
      },
      troubles: [
        Check.ruleState.warning(
          "Revoke: it is not in force",
          mend: "look again in a minute; if it stays so, make the rule anew and set load_balancer in [scaling] to it"),
        Check.monitored.failed(
          .configuration, "web-1 is none of the account's VMs, so nothing is ever scaled in",
          mend: "set vm in [monitoring] to its id or name in the account"),
      ]),
    Row(
      testDescription: "another algorithm", change: rule(["algorithm": "leastconn"]),
      troubles: [
        Check.ruleAlgorithm.warning(
          "leastconn: the load of the one monitored VM need not be that of the others",
          mend: "cronscale api updateLoadBalancerRule id=64330 algorithm=roundrobin --wait")
      ]),
    Row(
      testDescription: "a rule of another zone", change: rule(["zoneid": "2"]),
      troubles: [
        Check.template.notChecked(until: .ruleZone), Check.network.notChecked(until: .ruleZone),
        Check.ruleZone.failed(
          .configuration, "the rule is in zone 2, and new VMs would be in 1 (jp-east)",
          mend: "set zoneid in [launch_config] to 2, or load_balancer in [scaling] to a rule of zone 1"),
      ]),
  ]

  private static let idleRemedy =
    "take out of the rule and destroy what nobody needs any more, or start it again: "
    + "cronscale api startVirtualMachine id=102 --wait"
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

  private static let stray = Machine(
    id: "109;id", name: "web-261121172752-7f3a", addresses: [], state: .running)
  private static let strayRemedy =
    "make a member again of what none of the group's rules lists, or destroy it: "
    + "cronscale api assignToLoadBalancerRule id=64330 'virtualmachineids=109;id' --wait"
  private static let strays = [
    Row(
      testDescription: "nobody's VM, its id quoted in what is to be typed",
      change: { $0.cloud.machines = .read([.web1, .web2, stray]) },
      troubles: [
        Check.members.warning(
          "web-1 Running, web-2 Running; size 2, min 2, max 4; web-261121172752-7f3a counts against max_size and "
            + "none of the group's rules lists it", mend: strayRemedy)
      ]),
    Row(
      testDescription: "nobody's VMs that fill the group", settings: ["scaling": ["max_size = 2"]],
      change: {
        $0.cloud.members = .read([.web1])
        $0.cloud.machines = .read([.web1, .web2, stray])
      },
      troubles: [
        Check.members.failed(
          .unavailable,
          "web-1 Running; size 1, min 2, max 2; below min_size, and VMs that do not serve fill it up to max_size "
            + "(no members: web-261121172752-7f3a)", mend: strayRemedy)
      ]),
    Row(
      testDescription: "a VM that the next run goes on with is somebody's",
      change: {
        var memory = Memory()
        memory.operation = .launch(name: stray.name, at: place, now: noon)
        $0.cloud.machines = .read([.web1, .web2, stray])
        $0.disk.state = .success(.memory(memory))
      },
      troubles: []),
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
      testDescription: "the same, with an rc file in no usual place",
      change: {
        $0.rcFile = "/etc/my web.rc"
        $0.cloud.machines = .read([.web1.inState(.stopped), .web2])
      },
      troubles: [
        Check.monitored.warning(
          "101 (web-1) is Stopped",
          mend: "cronscale api startVirtualMachine id=101 --wait --config '/etc/my web.rc'")
      ]),
    Row(
      testDescription: "a monitored VM that could be a member",
      change: { $0.cloud.members = .read([.web2, .web3]) },
      troubles: [
        Check.monitored.warning(
          "101 (web-1) is Running, and no member of the rule: its load need not follow that of the members",
          mend: "set vm and host in [monitoring] to one of the members (web-2, web-3), or make it one: "
            + "cronscale api assignToLoadBalancerRule id=64330 virtualmachineids=101 --wait")
      ]),
    Row(
      testDescription: "a monitored VM of another network",
      change: {
        $0.cloud.members = .read([.web2, .web3])
        $0.cloud.machineNetworks = ["101": ["7", "8"], "102": ["1374"]]
      },
      troubles: [
        Check.monitored.warning(
          "101 (web-1) is Running, and no member of the rule: its load need not follow that of the members; it is not "
            + "in the rule's network 1374, and cannot join",
          mend: "set vm and host in [monitoring] to one of the members (web-2, web-3)")
      ]),
    Row(
      testDescription: "one that only SSH knows, by the address that answers",
      settings: ["monitoring": ["vm = web1"]], change: { _ in }, troubles: []),
  ]

  @Test(arguments: rules + members + strays + monitored)
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

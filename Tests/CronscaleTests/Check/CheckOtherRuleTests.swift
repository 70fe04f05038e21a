import Testing

@testable import CloudStack
@testable import Scaling
@testable import cronscale

/// Spec section 8, `check`: a line for each rule beside the first.
@Suite struct CheckOtherRuleTests {
  private static let ours = Machine(id: "109", name: "web-261121172752-7f3a", state: .running)
  private static let mail = Machine(id: "110", name: "mail", state: .running)

  private static func other(_ changes: [String: String] = [:]) -> LoadBalancerRule {
    .example(["id": "64331", "name": "web-https", "publicport": "443"].merging(changes) { $1 })
  }

  private static let found = "64331 (web-https), 203.0.113.13:443, Active"

  private static let meant =
    "if it is not the rule that you mean, take 64331 out of load_balancer in [scaling] before that run"

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rule: LoadBalancerRule? = other()
    var network: String? = "1374"
    var members: [Machine] = [.web1, .web2]
    var finding: Finding
  }

  static let rows: [Row] = [
    Row(testDescription: "all well", finding: Check.otherRule.ok(found)),
    Row(
      testDescription: "not there", rule: nil,
      finding: Check.otherRule.failed(
        .configuration, "load_balancer 64331 in [scaling]: the account has no such rule",
        mend: "take 64331 out of load_balancer in [scaling], or put another in its place; there are: 7 (db)")),
    Row(
      testDescription: "another account's", rule: other(["account": "dev"]),
      finding: Check.otherRule.failed(
        .configuration,
        "64331 (web-https): it belongs to dev, and the first rule, 64330, belongs to scaler, so a VM cannot be "
          + "registered with both", mend: "take 64331 out of load_balancer in [scaling]")),
    Row(
      testDescription: "in another network, which only its address tells", network: "9",
      finding: Check.otherRule.failed(
        .configuration,
        "64331 (web-https): it is in network 9, and the first rule in 1374, so a VM cannot be registered with both",
        mend: "take 64331 out of load_balancer in [scaling]")),
    Row(
      testDescription: "the first one by its other id", rule: other(["id": "64330"]),
      finding: Check.otherRule.failed(
        .configuration,
        "64331 (web-https): it is rule 64330 by another id, so a VM cannot be registered with both",
        mend: "take 64331 out of load_balancer in [scaling]")),
    Row(
      testDescription: "a member is missing, and one of ours is in it alone", members: [.web1, ours],
      finding: Check.otherRule.ok(
        "\(found); a run mends that web-2, web-261121172752-7f3a is not in all rules, a minute after the last launch at "
          + "the earliest")),
    Row(
      testDescription: "no member is in it yet", members: [],
      finding: Check.otherRule.warning(
        "\(found); it lists none of the members: the next run registers these 2 VMs with it: web-1, web-2", mend: meant)
    ),
    Row(
      testDescription: "only somebody else's VMs, so that it may be the wrong one", members: [mail],
      finding: Check.otherRule.warning(
        "\(found); it lists none of the members: the next run registers these 2 VMs with it: web-1, web-2", mend: meant)
    ),
    Row(
      testDescription: "somebody else's VM", members: [.web1, .web2, mail],
      finding: Check.otherRule.warning(
        "\(found); it lists mail, Running, which is no member: no run touches it",
        mend:
          "make it one: cronscale api assignToLoadBalancerRule id=64330 virtualmachineids=110 --wait; or take it out: "
          + "cronscale api removeFromLoadBalancerRule id=64331 virtualmachineids=110 --wait")),
  ]

  @Test(arguments: rows)
  func `each rule beside the first has a line`(row: Row) throws {
    let sought = Sought(found: row.rule, choice: row.rule == nil ? ["7 (db)"] : [])
    let evidence = try GroupEvidence.example(["scaling": ["load_balancer = 64330, 64331"]]) {
      $0.cloud.otherRules = [
        RuleSnapshot(
          id: "64331", rule: .read(sought), network: .read(row.network), members: .read(row.members))
      ]
    }
    #expect(evidence.findings.filter { $0.check == .otherRule } == [row.finding])
  }

  @Test func `with one rule there is no such line`() throws {
    #expect(!(try GroupEvidence.example().findings.contains { $0.check == .otherRule }))
  }
}

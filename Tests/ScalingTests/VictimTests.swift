import Testing

@testable import Scaling

/// Spec section 4: who may be removed, and who goes first.
@Suite struct VictimTests {
  @Test(arguments: monitoredCases + exempt + order)
  func `the victim is one that may go`(row: DecisionCase) {
    #expect(row.decision == row.expected)
  }

  /// A row in which the load asks for a scale in, of 1 VM at least.
  private static func row(
    _ rule: String, _ members: [Machine], account: DecisionCase.Account = .membersAnd([]),
    monitored: Monitored = Monitored(name: "vm-1"), policy: Policy = .usual, _ outcome: Outcome
  ) -> DecisionCase {
    let (action, holds): (Decision.Action, [Reason.Hold]) =
      switch outcome {
      case .goes(let victim): (.scaleIn(victim: victim), [])
      case .stays(let hold): (.nothing, [hold])
      }
    return DecisionCase(
      rule, load: 0.5, members, account: account, monitored: monitored, policy: policy, action, .below(0.5), holds,
      size: members.count { $0.state.isServing }, min: 1)
  }

  private enum Outcome {
    case goes(Machine)
    case stays(Reason.Hold)
  }

  private static let known = Machine.hand(2).with {
    $0.displayName = "Web Server 2"
    $0.instanceName = "i-2-34-VM"
    $0.addresses = ["10.0.0.2", "fd00::A2"]
  }

  static let monitoredCases: [DecisionCase] =
    ["vm-2", "hand-2", "Web Server 2", "i-2-34-VM", "10.0.0.2", "fd00::A2", "HAND-2", "web server 2", "FD00::a2"].map {
      row(
        "the monitored VM never goes, called \($0)", [.hand(1), known], monitored: Monitored(name: $0), .goes(.hand(1)))
    } + [
      row(
        "a name that only contains the monitored VM's name is another VM", [.hand(1), .hand(10)],
        monitored: Monitored(name: "hand-1"), .goes(.hand(10))),
      row(
        "the VM that SSH reached never goes, though the rc file names another", [.hand(1), known],
        monitored: Monitored(name: "vm-1", aliases: ["10.0.0.2"]), .stays(.noVictim)),
      row(
        "the monitored VM told by the account's list alone never goes", [.hand(1), .hand(2)],
        account: .exactly([.hand(1), known]), monitored: Monitored(name: "10.0.0.2"), .goes(.hand(1))),
      row(
        "the monitored VM need not be a member", [.hand(2), .hand(3)], account: .membersAnd([.hand(1)]),
        .goes(.hand(3))),
      row(
        "not found among the account's VMs: nothing goes, and the reason names it", [.hand(1), .hand(2)],
        monitored: Monitored(name: "web1.example"), .stays(.monitoredNotFound(["web1.example"]))),
      row(
        "found by the address that answered", [.hand(1), known],
        monitored: Monitored(name: "web2.example", aliases: ["10.0.0.2"], aliasesAreProof: true), .goes(.hand(1))),
      row(
        "a misspelt `vm` is not found by the address that answered", [.hand(1), known],
        monitored: Monitored(name: "hand-22", aliases: ["10.0.0.2"]), .stays(.monitoredNotFound(["hand-22"]))),
      row(
        "none of several monitored VMs goes", [.hand(1), known, .hand(3), .hand(4)],
        monitored: Monitored([.init(name: "vm-1"), .init(name: "10.0.0.2"), .init(name: "HAND-4")]), .goes(.hand(3))),
      row(
        "all members are monitored: nobody", [.hand(1), .hand(2)],
        monitored: Monitored([.init(name: "vm-1"), .init(name: "vm-2")]), .stays(.noVictim)),
      row(
        "one that the cloud knows by the address that SSH reached never goes either", [.hand(1), known, .hand(3)],
        monitored: Monitored([.init(name: "vm-1"), .init(name: "vm-3", aliases: ["10.0.0.2"])]), .stays(.noVictim)),
      row(
        "some of several not found: nothing goes, and the reason names those", [.hand(1), .hand(2)],
        monitored: Monitored([.init(name: "a.example"), .init(name: "vm-1"), .init(name: "b.example")]),
        .stays(.monitoredNotFound(["a.example", "b.example"]))),
      row(
        "each of several must be found itself", [.hand(1), known],
        monitored: Monitored([
          .init(name: "web1.example", aliases: ["10.0.0.2"], aliasesAreProof: true),
          .init(name: "web2.example", aliasesAreProof: true),
        ]), .stays(.monitoredNotFound(["web2.example"]))),
      row(
        "with no monitored VM, as where all members are asked, anyone may go", [.hand(1), .hand(2)],
        monitored: Monitored([]), .goes(.hand(2))),
      row(
        "an empty name is no VM's", [.hand(1), .hand(2).with { $0.displayName = "" }], monitored: Monitored(name: ""),
        .stays(.monitoredNotFound([""]))),
    ]

  private static let protected = Machine.hand(3).with { $0.isProtected = true }

  static let exempt: [DecisionCase] = [
    row("only the monitored VM is left: nobody", [.hand(1), .hand(2, .starting)], .stays(.noVictim)),
    row("a protected VM never goes", [.hand(1), .hand(2), protected], .goes(.hand(2))),
    row(
      "protected as the account's list tells", [.hand(1), .hand(2), .hand(3)],
      account: .exactly([.hand(1), .hand(2), protected]), .goes(.hand(2))),
    row(
      "a VM that is not a member never goes", [.hand(1), .hand(2)], account: .membersAnd([.hand(8), .launched(9)]),
      .goes(.hand(2))),
    row(
      "only a Running member goes",
      [.hand(1), .hand(2), .hand(3, .starting), .hand(4, .migrating), .hand(5, .stopped), .hand(6, .error)],
      .goes(.hand(2))),
    row(
      "removable = launched: only what cronscale launched for this group",
      [.hand(1), .launched(2), .launched(3, prefix: "app"), .hand(4)], policy: .usual.with { $0.removable = .launched },
      .goes(.launched(2))),
    row(
      "removable = launched: nobody was", running(3), policy: .usual.with { $0.removable = .launched },
      .stays(.noVictim)),
    row("removable = any: whoever is newest", [.hand(1), .launched(2), .hand(3)], .goes(.hand(3))),
  ]

  private static let oldest = Policy.usual.with { $0.victim = .oldest }
  private static let dateless = Machine.hand(4).with { $0.created = nil }

  static let order: [DecisionCase] = [
    row("victim = newest", [.hand(3), .hand(1), .hand(4), .hand(2)], .goes(.hand(4))),
    row("victim = oldest", [.hand(3), .hand(1), .hand(4), .hand(2)], policy: oldest, .goes(.hand(2))),
    row("a VM without a date counts as oldest: newest", [.hand(1), dateless, .hand(3)], .goes(.hand(3))),
    row(
      "a VM without a date counts as oldest: oldest", [.hand(1), .hand(2), dateless], policy: oldest, .goes(dateless)),
    row(
      "of one age: the higher id is newer, counted as a number",
      [.hand(1), .hand(10).with { $0.created = noon }, .hand(9).with { $0.created = noon }],
      .goes(.hand(10).with { $0.created = noon })),
  ]
}

import Testing

@testable import Scaling

/// What a run does about rules whose lists do not agree.
@Suite struct DisagreementTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var members: [Machine]
    /// The lists of r2, r3, …; nil: not read.
    var others: [[Machine]?]
    var memory = Memory()
    var repairs: [Repair] = []
    var outsiders: [Outsider] = []
    var wait = 0.0
  }

  private static let all = running(3)

  private static func failure(_ machine: Machine, _ rules: [String], secondsAgo: Double) -> Memory {
    let place = Operation.Place(endpoint: "", rules: ["r1", "r2", "r3"], account: "")
    var memory = Memory.with {
      $0.operation = .repair(Repair(machine: machine, rules: rules), at: place, now: noon)
    }
    memory.finish(.repairFailed("no"), at: noon + -secondsAgo)
    return memory
  }

  static let rows: [Row] = [
    Row(testDescription: "all list the same: nothing", members: all, others: [all, all.reversed()]),
    Row(testDescription: "one rule: nothing", members: all, others: []),
    Row(
      testDescription: "a Running member that another rule does not list", members: all,
      others: [[.hand(1), .hand(3)]],
      repairs: [Repair(machine: .hand(2), rules: ["r2"])]),
    Row(
      testDescription: "an emptied rule: every Running member, one that is not does not serve anyway",
      members: [.hand(1), .hand(2, .stopped), .hand(3, .starting), .hand(4)], others: [[]],
      repairs: [Repair(machine: .hand(1), rules: ["r2"]), Repair(machine: .hand(4), rules: ["r2"])]),
    Row(
      testDescription: "missing from two rules: one repair", members: all, others: [running(2), running(2)],
      repairs: [Repair(machine: .hand(3), rules: ["r2", "r3"])]),
    Row(
      testDescription: "as long as one rule could not be read nothing is known", members: all, others: [[], nil]),
    Row(
      testDescription: "one of ours in another rule only", members: running(2),
      others: [running(2) + [.launched(7)], running(2)],
      repairs: [Repair(machine: .launched(7), rules: ["r1", "r3"])]),
    Row(
      testDescription: "one of ours, and the group is as large as it may be", members: running(5),
      others: [running(5) + [.launched(7)]], outsiders: [Outsider(machine: .launched(7), rules: ["r2"])]),
    Row(
      testDescription: "one of ours, and members that do not serve fill the group",
      members: running(3) + [.hand(4, .stopped), .hand(5, .error)],
      others: [running(3) + [.launched(7)]], outsiders: [Outsider(machine: .launched(7), rules: ["r2"])]),
    Row(
      testDescription: "two of ours, and room for one", members: running(4),
      others: [running(4) + [.launched(7), .launched(8)]],
      repairs: [Repair(machine: .launched(7), rules: ["r1"])],
      outsiders: [Outsider(machine: .launched(8), rules: ["r2"])]),
    Row(
      testDescription: "one of ours that does not run", members: running(2),
      others: [running(2) + [.launched(7, .stopped)]],
      outsiders: [Outsider(machine: .launched(7, .stopped), rules: ["r2"])]),
    Row(
      testDescription: "somebody else's, told once", members: running(2),
      others: [running(2) + [.hand(9)], running(2) + [.hand(9)]],
      outsiders: [Outsider(machine: .hand(9), rules: ["r2", "r3"])]),
    Row(
      testDescription: "a list from before the last launch or removal", members: running(2) + [.launched(7)],
      others: [running(2)],
      memory: .with { $0.latest = Finished(machineID: "vm-7", name: "web", isMember: true, at: noon + -59) }),
    Row(
      testDescription: "a minute later it is believed", members: running(2) + [.launched(7)], others: [running(2)],
      memory: .with { $0.latest = Finished(machineID: "vm-7", name: "web", isMember: true, at: noon + -60) },
      repairs: [Repair(machine: .launched(7), rules: ["r2"])]),
    Row(
      testDescription: "after a failure the others have their turn first", members: running(4), others: [[]],
      memory: failure(.hand(2), ["r2"], secondsAgo: 60),
      repairs: [3, 4, 1, 2].map { Repair(machine: .hand($0), rules: ["r2"]) }),
    Row(
      testDescription: "a rule's list alone does not show that the failed one is right by now", members: running(2),
      others: [running(2)], memory: failure(.hand(2), ["r2"], secondsAgo: 90),
      repairs: [Repair(machine: .hand(2), rules: ["r2"])]),
    Row(
      testDescription: "put off", members: running(2), others: [running(1)],
      memory: failure(.hand(2), ["r2"], secondsAgo: 19), repairs: [Repair(machine: .hand(2), rules: ["r2"])], wait: 41),
    Row(
      testDescription: "the failed one is no member any more", members: running(1), others: [running(1)],
      memory: failure(.hand(2), ["r2"], secondsAgo: 90)),
  ]

  @Test(arguments: rows)
  func `every Running member belongs in every rule`(row: Row) {
    let others = row.others.enumerated().map { OtherRule(id: "r\($0.offset + 2)", members: $0.element) }
    let seen = Observation(
      load: .load(2), members: row.members, monitored: Monitored(name: "vm-1"), otherRules: others)
    let decider = Decider(policy: .usual, namePrefix: "web", memory: row.memory)
    #expect(
      decider.disagreement(seen, counted: "r1", at: noon)
        == Disagreement(repairs: row.repairs, outsiders: row.outsiders, wait: row.wait))
  }

  // MARK: - The decision

  private static func decision(
    load: Double, _ members: [Machine], others: [[Machine]?], memory: Memory = Memory()
  ) -> Decision {
    let others = others.enumerated().map { OtherRule(id: "r\($0.offset + 2)", members: $0.element) }
    let seen = Observation(
      load: .load(load), members: members, account: members, monitored: Monitored(name: "vm-1"), otherRules: others)
    var memory = memory
    memory.count(seen.load, under: .usual)
    return Decider(policy: .usual, namePrefix: "web", memory: memory).decide(seen, at: noon)
  }

  @Test(arguments: [(4.0, 2), (0.5, 3), (2, 1), (2, 6)])
  func `nothing is changed while a rule could not be read`(load: Double, size: Int) {
    let decision = Self.decision(load: load, running(size), others: [nil, running(size)])
    #expect(decision.action == .nothing)
    #expect(decision.reason.holds == [.rulesUnread(["r2"])])
  }

  @Test func `missing from a rule or not, the first one is counted`() {
    #expect(Self.decision(load: 2, running(2), others: [[]]).reason.size == 2)
    #expect(Self.decision(load: 2, running(1), others: [running(3)]).action == .scaleOut)
    #expect(Self.decision(load: 4, running(5), others: [[]]).action == .nothing)
  }

  @Test(arguments: [Ending.repairFailed("no"), .repairNeedless("rule r1 no longer lists it")])
  func `a member that an ended repair may yet register with a rule is no victim meanwhile`(ending: Ending) throws {
    for (secondsAgo, victim) in [(89.0, 2), (90, 3)] {
      var memory = Memory()
      for number in [3, 1] {
        var operation = Operation.repair(
          Repair(machine: .hand(number), rules: ["r2"]),
          at: Operation.Place(endpoint: "", rules: ["r1", "r2"], account: ""), now: noon)
        operation.phase = .registering(call: Call(at: noon + -secondsAgo, rule: "r2", attempts: 1), isMended: false)
        operation.note(.unanswered("time-out"), at: noon + -secondsAgo)
        memory.operation = operation
        memory.finish(ending, at: noon + -secondsAgo)
      }
      #expect(
        Self.decision(load: 0.5, running(3), others: [running(2)], memory: memory).action
          == .scaleIn(victim: .hand(victim)))
      memory.settle(at: noon)
      #expect((memory.lateRegisters == nil) == (secondsAgo == 90))
    }
  }

  @Test func `only what min_size and max_size ask for goes before a repair`() {
    #expect(Self.decision(load: 2, running(1), others: [[]]).keepsSizes)
    #expect(Self.decision(load: 2, running(6), others: [[]]).keepsSizes)
    #expect(!Self.decision(load: 4, running(3), others: [[]]).keepsSizes)
    #expect(!Self.decision(load: 0.5, running(3), others: [[]]).keepsSizes)
    #expect(!Self.decision(load: 2, running(3), others: [[]]).keepsSizes)
  }
}

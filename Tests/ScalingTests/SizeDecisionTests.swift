import Testing

@testable import Scaling

/// Spec section 4: what counts, and how min_size and max_size are kept.
@Suite struct SizeDecisionTests {
  @Test(arguments: counted + belowMinimum + lagging + aboveMaximum)
  func `sizes are kept whatever the load`(row: DecisionCase) {
    #expect(row.decision == row.expected)
  }

  static let counted: [DecisionCase] = [
    .init(
      "size counts members that are Starting, Running or Migrating", load: 2,
      [.hand(1), .hand(2, .starting), .hand(3, .migrating)], .nothing, .between(2), size: 3),
    .init(
      "members in any other state do not count towards the size", load: 2,
      [
        .hand(1), .hand(2), .hand(3, .stopping), .hand(4, .stopped), .hand(5, .shutdown), .hand(6, .error),
        .hand(7, .unknown), .hand(8, .destroyed), .hand(9, .expunging), .hand(10, .other("Repairing")),
      ], .nothing, .between(2), size: 2),
    .init(
      "members in any state count against max_size, and are named", load: 4,
      [.hand(1), .hand(2), .hand(3, .stopped), .hand(4, .error)], .nothing, .above(4),
      [.full(counted: 4, idle: [.hand(3, .stopped), .hand(4, .error)])], size: 2, max: 4),
    .init(
      "a launched VM that is no member counts against max_size in any state until it is expunged", load: 4, running(2),
      account: .membersAnd([.launched(3, .error), .launched(4, .destroyed), .launched(5, .stopped)]), .nothing,
      .above(4),
      [.full(counted: 5, idle: [.launched(3, .error), .launched(4, .destroyed), .launched(5, .stopped)])], size: 2),
    .init(
      "a launched VM that is a member counts once", load: 4, [.hand(1), .launched(2)], .scaleOut, .above(4), size: 2,
      max: 3),
    .init(
      "VMs of other groups and VMs made by hand do not count", load: 4, running(2),
      account: .membersAnd([
        .hand(3), .launched(4, prefix: "web-blue"), .launched(5, prefix: "blue-web"),
        .hand(6).with { $0.name = "web-1" },
      ]), .scaleOut, .above(4), size: 2, max: 3),
    .init(
      "a launched VM of any case but the group's own is another group's", load: 4, running(2),
      account: .membersAnd([.launched(3, prefix: "WEB")]), .scaleOut, .above(4), size: 2, max: 3),
  ]

  static let belowMinimum: [DecisionCase] = [
    .init("below min_size: scale out", load: 2, running(1), .scaleOut, .belowMinimum, size: 1),
    .init("no member at all: scale out", load: 2, [], .scaleOut, .belowMinimum, size: 0),
    .init("below min_size, though the load is low", load: 0.1, running(1), .scaleOut, .belowMinimum, size: 1),
    .init("below min_size, without a load", load: nil, running(1), .scaleOut, .belowMinimum, size: 1),
    .init(
      "below min_size, whatever the periods", load: 4, running(1), policy: .usual.with { $0.scaleOut.periods = 3 },
      .scaleOut, .belowMinimum, size: 1),
    .init(
      "below min_size, whatever the cooldown", load: 4, running(1), memory: .with { $0.lastScaleOut = noon },
      .scaleOut, .belowMinimum, size: 1),
    .init(
      "below min_size, the monitored VM not found: a launch harms nobody", load: 2, running(1),
      monitored: Monitored(name: "nobody"), .scaleOut, .belowMinimum, size: 1),
    .init(
      "below min_size, before anyone looked at the account: look closer", load: 2, running(1), account: .notLookedAt,
      .lookCloser, .belowMinimum, size: 1),
    .init(
      "stopped and failed members do not count towards min_size", load: 2, [.hand(1), .hand(2, .stopped)], .scaleOut,
      .belowMinimum, size: 1),
    .init(
      "stopped members fill max_size: nothing is launched, and they are named", load: 2,
      [.hand(1), .hand(2, .stopped), .hand(3, .error)], .nothing, .belowMinimum,
      [.full(counted: 3, idle: [.hand(2, .stopped), .hand(3, .error)])], size: 1, max: 3),
    .init(
      "that is known from the members alone", load: 2, [.hand(1), .hand(2, .stopped)], account: .notLookedAt, .nothing,
      .belowMinimum, [.full(counted: 2, idle: [.hand(2, .stopped)])], size: 1, max: 2),
    .init(
      "launched VMs that never became members fill max_size too", load: 2, running(1),
      account: .membersAnd([.launched(2, .error), .launched(3, .error)]), .nothing, .belowMinimum,
      [.full(counted: 3, idle: [.launched(2, .error), .launched(3, .error)])], size: 1, max: 3),
  ]

  private static func finished(_ isMember: Bool, _ machine: Machine, secondsAgo: Double) -> Memory {
    .with {
      $0.latest = Finished(
        machineID: machine.id, name: machine.name, isMember: isMember, at: noon + -secondsAgo)
    }
  }

  static let lagging: [DecisionCase] = [
    .init(
      "a list from before the last launch launches nothing", load: 2, running(1),
      memory: finished(true, .launched(7), secondsAgo: 59), .nothing, .belowMinimum,
      [.listsLag("web-261121172752-0007")], size: 1),
    .init(
      "but a minute later it is believed", load: 2, running(1), memory: finished(true, .launched(7), secondsAgo: 60),
      .scaleOut, .belowMinimum, size: 1),
    .init(
      "a list that shows the launched VM is believed at once", load: 2, [.hand(1), .launched(7)],
      memory: finished(true, .launched(7), secondsAgo: 1), .scaleOut, .belowMinimum, size: 2, min: 3),
    .init(
      "a list from before the last removal removes nothing", load: 0.5, running(3),
      memory: finished(false, .hand(3), secondsAgo: 1), .nothing, .below(0.5), [.listsLag("hand-3")], size: 3),
  ]

  static let aboveMaximum: [DecisionCase] = [
    .init(
      "above max_size: scale in", load: 2, running(4), .scaleIn(victim: .hand(4)), .aboveMaximum, size: 4, max: 3),
    .init(
      "above max_size, though the load is high", load: 9, running(4), .scaleIn(victim: .hand(4)), .aboveMaximum,
      size: 4, max: 3),
    .init(
      "above max_size, without a load", load: nil, running(4), .scaleIn(victim: .hand(4)), .aboveMaximum, size: 4,
      max: 3),
    .init(
      "above max_size, whatever periods and cooldown", load: 0.5, running(4),
      policy: .usual.with { $0.scaleIn.periods = 3 }, memory: .with { $0.lastScaleIn = noon },
      .scaleIn(victim: .hand(4)), .aboveMaximum, size: 4, max: 3),
    .init(
      "far above max_size: one VM a run", load: 2, running(9), .scaleIn(victim: .hand(9)), .aboveMaximum, size: 9,
      max: 3),
    .init(
      "above max_size, before anyone looked at the account: look closer", load: 2, running(4), account: .notLookedAt,
      .lookCloser, .aboveMaximum, size: 4, max: 3),
    .init(
      "above max_size, the monitored VM not found: nothing", load: 2, running(4),
      monitored: Monitored(name: "web1.example"), .nothing, .aboveMaximum, [.monitoredNotFound(["web1.example"])],
      size: 4, max: 3),
    .init(
      "stopped members do not make a group too big", load: 2, running(3) + [.hand(4, .stopped), .hand(5, .stopped)],
      .nothing, .between(2), size: 3, max: 3),
    .init("at max_size: nothing", load: 2, running(3), .nothing, .between(2), size: 3, max: 3),
  ]
}

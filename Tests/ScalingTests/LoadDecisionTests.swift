import Testing

@testable import Scaling

/// Spec section 4: the decision by load, its periods and its cooldowns.
@Suite struct LoadDecisionTests {
  @Test(arguments: thresholds + periods + cooldowns + withoutLoad)
  func `the load decides between the sizes`(row: DecisionCase) {
    #expect(row.decision == row.expected)
  }

  @Test func `nor does a clock that goes back within a run make a cooldown longer`() {
    let memory = Memory.with { ($0.breachesOut, $0.lastScaleOut) = (1, noon + 3600) }
    let seen = Observation(load: .load(4), members: running(2), monitored: Monitored(name: "vm-1"))
    let decision = Decider(policy: .usual, namePrefix: "web", memory: memory).decide(seen, at: noon)
    #expect(decision.reason.holds == [.cooldown(secondsLeft: 300)])
  }

  static let thresholds: [DecisionCase] = [
    .init("load above the out threshold: scale out", load: 3.42, running(2), .scaleOut, .above(3.42), size: 2),
    .init("just above it, too", load: 3.01, running(2), .scaleOut, .above(3.01), size: 2),
    .init("at the out threshold exactly: nothing", load: 3, running(3), .nothing, .between(3), size: 3),
    .init("between the thresholds: nothing", load: 2, running(3), .nothing, .between(2), size: 3),
    .init("at the in threshold exactly: nothing", load: 1, running(3), .nothing, .between(1), size: 3),
    .init(
      "load below the in threshold: scale in", load: 0.99, running(3), .scaleIn(victim: .hand(3)), .below(0.99),
      size: 3),
    .init("a load of 0 is a load", load: 0, running(3), .scaleIn(victim: .hand(3)), .below(0), size: 3),
    .init(
      "no room below max_size: nothing", load: 4, running(5), .nothing, .above(4), [.full(counted: 5, idle: [])],
      size: 5),
    .init("the last place below max_size is room", load: 4, running(4), .scaleOut, .above(4), size: 4),
    .init("size at min_size: nothing goes", load: 0.5, running(2), .nothing, .below(0.5), [.atMinimum], size: 2),
    .init(
      "stopped members do not make room for a scale in", load: 0.5, running(2) + [.hand(3, .stopped)], .nothing,
      .below(0.5), [.atMinimum], size: 2),
    .init(
      "load high, before anyone looked at the account: look closer", load: 4, running(2), account: .notLookedAt,
      .lookCloser, .above(4), size: 2),
    .init(
      "load low, before anyone looked at the account: look closer", load: 0.5, running(3), account: .notLookedAt,
      .lookCloser, .below(0.5), size: 3),
    .init(
      "an idle run never looks at the account", load: 2, running(3), account: .notLookedAt, .nothing, .between(2),
      size: 3),
  ]

  private static let patient = Policy.usual.with { ($0.scaleOut.periods, $0.scaleIn.periods) = (3, 3) }

  static let periods: [DecisionCase] = [
    .init(
      "the first run of three: nothing", load: 4, running(2), policy: patient, .nothing,
      .above(4, runs: 1, periods: 3), [.periods], size: 2),
    .init(
      "the second run of three: nothing", load: 4, running(2), policy: patient, memory: .with { $0.breachesOut = 1 },
      .nothing, .above(4, runs: 2, periods: 3), [.periods], size: 2),
    .init(
      "the third run of three: scale out", load: 4, running(2), policy: patient, memory: .with { $0.breachesOut = 2 },
      .scaleOut, .above(4, runs: 3, periods: 3), size: 2),
    .init(
      "the third run below, of three: scale in", load: 0.5, running(3), policy: patient,
      memory: .with { $0.breachesIn = 2 }, .scaleIn(victim: .hand(3)), .below(0.5, runs: 3, periods: 3), size: 3),
    .init(
      "runs above do not count for a scale in", load: 0.5, running(3), policy: patient,
      memory: .with { $0.breachesOut = 2 }, .nothing, .below(0.5, runs: 1, periods: 3), [.periods], size: 3),
    .init(
      "all that is waited for is told", load: 4, running(5), policy: patient,
      memory: .with { ($0.breachesOut, $0.lastScaleOut) = (1, noon + -259) }, .nothing,
      .above(4, runs: 2, periods: 3), [.periods, .cooldown(secondsLeft: 41), .full(counted: 5, idle: [])], size: 5),
  ]

  static let cooldowns: [DecisionCase] = [
    .init(
      "a scale out holds the next scale out", load: 4, running(2), memory: .with { $0.lastScaleOut = noon + -299 },
      .nothing, .above(4), [.cooldown(secondsLeft: 1)], size: 2),
    .init(
      "a scale in holds the next scale out", load: 4, running(2), memory: .with { $0.lastScaleIn = noon + -100 },
      .nothing, .above(4), [.cooldown(secondsLeft: 200)], size: 2),
    .init(
      "a scale out holds the next scale in", load: 0.5, running(3), memory: .with { $0.lastScaleOut = noon + -100 },
      .nothing, .below(0.5), [.cooldown(secondsLeft: 200)], size: 3),
    .init(
      "the newer of both counts", load: 4, running(2),
      memory: .with { ($0.lastScaleOut, $0.lastScaleIn) = (noon + -200, noon + -500) }, .nothing, .above(4),
      [.cooldown(secondsLeft: 100)], size: 2),
    .init(
      "each direction has its own cooldown", load: 0.5, running(3),
      policy: .usual.with { $0.scaleIn.cooldown = 900 }, memory: .with { $0.lastScaleOut = noon + -400 }, .nothing,
      .below(0.5), [.cooldown(secondsLeft: 500)], size: 3),
    .init(
      "a cooldown that is over to the second holds nothing", load: 4, running(2),
      memory: .with { $0.lastScaleOut = noon + -300 }, .scaleOut, .above(4), size: 2),
    .init(
      "a cooldown of 0 holds nothing", load: 4, running(2), policy: .usual.with { $0.scaleOut.cooldown = 0 },
      memory: .with { $0.lastScaleOut = noon }, .scaleOut, .above(4), size: 2),
    .init(
      "a clock that went back never makes a cooldown longer than its value", load: 4, running(2),
      memory: .with { $0.lastScaleOut = noon + 86_400 }, .nothing, .above(4), [.cooldown(secondsLeft: 300)], size: 2),
  ]

  static let withoutLoad: [DecisionCase] = [
    .init(
      "no load: no decision by load", load: nil, running(3), .nothing, .noLoad(why: "host is silent"), size: 3),
    .init(
      "no load, however many runs were above", load: nil, running(3), memory: .with { $0.breachesOut = 9 }, .nothing,
      .noLoad(why: "host is silent"), size: 3),
  ]
}

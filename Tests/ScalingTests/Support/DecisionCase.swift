import Testing

@testable import Scaling

/// One row of the decision's table: what was seen and remembered, and the decision that the spec asks for.
struct DecisionCase: CustomTestStringConvertible, Sendable {
  /// The account as far as it was looked at.
  enum Account: Sendable {
    case notLookedAt
    /// The members, and these besides.
    case membersAnd([Machine])
    case exactly([Machine])
  }

  var rule: String
  var load: LoadReading
  var members: [Machine]
  var account: Account
  var monitored: Monitored
  var policy: Policy
  var memory: Memory
  var expected: Decision

  var testDescription: String { rule }

  /// - Parameters:
  ///   - load: nil: there is none.
  ///   - memory: as the last run left it.
  ///   - size, min, max: as the reason must tell them; the last two also make the policy.
  init(
    _ rule: String, load: Double?, _ members: [Machine], account: Account = .membersAnd([]),
    monitored: Monitored = Monitored(name: "vm-1"), policy: Policy = .usual, memory: Memory = Memory(),
    _ action: Decision.Action, _ cause: Reason.Cause, _ holds: [Reason.Hold] = [], size: Int, min: Int = 2, max: Int = 5
  ) {
    self.rule = rule
    self.load = load.map { .load($0) } ?? .none(why: "host is silent")
    self.members = members
    self.account = account
    self.monitored = monitored
    self.policy = policy.with { ($0.minSize, $0.maxSize) = (min, max) }
    self.memory = memory
    expected = Decision(
      action: action, reason: Reason(cause: cause, holds: holds, size: size, minSize: min, maxSize: max))
  }

  var seen: Observation {
    let machines: [Machine]? =
      switch account {
      case .notLookedAt: nil
      case .membersAnd(let others): members + others
      case .exactly(let all): all
      }
    return Observation(load: load, members: members, account: machines, monitored: monitored)
  }

  /// What a run decides at noon: it settles its memory, counts its reading, decides.
  var decision: Decision {
    var memory = memory
    memory.settle(at: noon)
    memory.count(load, under: policy)
    return Decider(policy: policy, namePrefix: "web", memory: memory).decide(seen, at: noon)
  }
}

extension Reason.Cause {
  static func above(_ load: Double, runs: Int = 1, periods: Int = 1) -> Reason.Cause {
    .loadAbove(Reason.Breach(load: load, threshold: 3, runs: runs, periods: periods))
  }

  static func below(_ load: Double, runs: Int = 1, periods: Int = 1) -> Reason.Cause {
    .loadBelow(Reason.Breach(load: load, threshold: 1, runs: runs, periods: periods))
  }

  static func between(_ load: Double) -> Reason.Cause {
    .loadBetween(load: load, low: 1, high: 3)
  }
}

/// Running members made by hand, vm-1 to vm-N; vm-1 is monitored.
func running(_ count: Int) -> [Machine] {
  (1...count).map { .hand($0) }
}

import Scaling

extension Model {
  /// The small worlds that are explored.
  static let all: [Model] = [
    Model(
      name: "one VM that must be launched", policy: .small(min: 1, max: 1), members: []),
    Model(
      name: "any member may go, destroyed VMs vanish",
      policy: .small(min: 1, max: 2), members: [VM(.monitored, .running, isMember: true)]),
    Model(
      name: "only launched VMs may go, readiness is asked, destroyed VMs stay listed",
      policy: .small(min: 2, max: 3, removable: .launched, expunge: true), asksReadiness: true, seesDestroyed: true,
      members: [VM(.monitored, .running, isMember: true), VM(.hand, .running, isMember: true)]),
    Model(
      name: "four VMs, no drain, the monitored VM is no member",
      policy: .small(min: 1, max: 3, drain: 0),
      members: [
        VM(.monitored, .running, isMember: false), VM(.hand, .running, isMember: true),
      ]),
  ]
}

extension Policy {
  static func small(
    min: Int, max: Int, removable: Removable = .any, expunge: Bool = false, drain: Double = 30
  ) -> Policy {
    Policy(
      minSize: min, maxSize: max, scaleOut: Trigger(threshold: 3, periods: 1, cooldown: 60),
      scaleIn: Trigger(threshold: 1, periods: 1, cooldown: 60), drain: drain, victim: .newest, removable: removable,
      expunge: expunge)
  }
}

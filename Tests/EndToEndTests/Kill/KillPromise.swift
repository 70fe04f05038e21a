#if os(Linux)
  import CloudSimulator

  /// What must hold whatever died, read from the cloud's own ledger.
  struct KillPromise {
    let scenario: KillScenario
    let end: Scene

    private var cloud: Cloud { end.cloud }
    private var entries: [Ledger.Entry] { cloud.ledger.entries }

    /// What does not hold, in words; nothing where all is well.
    var broken: [String] {
      lost + sizes + ending + entries.flatMap(wronglyDestroyed)
    }

    /// Every VM that was launched is a member or destroyed; one deploy for the one decision.
    private var lost: [String] {
      let members = cloud.memberNames
      let lost = entries.filter { $0.isLaunched && $0.costs && !members.contains($0.name) }
      let deploys = cloud.ledger.deploys
      return lost.map { "\($0.name) is lost: \($0.state.rawValue) and no member" }
        + (deploys == scenario.deploys ? [] : ["\(deploys) deploys where \(scenario.deploys) was due"])
    }

    /// Neither VMs that cost nor members were ever more than max_size.
    private var sizes: [String] {
      let costs = entries.flatMap { entry in steps(from: entry.history[0].at, until: destruction(of: entry)) }
      let members = entries.flatMap { entry in
        entry.memberships.filter { $0.rule == cloud.rule.id.number }.flatMap { steps(from: $0.since, until: $0.until) }
      }
      return [("VMs", highest(costs)), ("members", highest(members))].compactMap { what, number in
        number <= KillScenario.maxSize ? nil : "\(number) \(what) at one time, max_size is \(KillScenario.maxSize)"
      }
    }

    private typealias Change = (at: Double, by: Int)

    private func steps(from: Double, until: Double?) -> [Change] {
      [(from, 1)] + (until.map { [($0, -1)] } ?? [])
    }

    /// Of two changes at one time the smaller number comes first.
    private func highest(_ changes: [Change]) -> Int {
      var (number, most) = (0, 0)
      for change in changes.sorted(by: { ($0.at, $0.by) < ($1.at, $1.by) }) {
        number += change.by
        most = max(most, number)
      }
      return most
    }

    private func destruction(of entry: Ledger.Entry) -> Double? {
      entry.history.first { $0.state == .destroyed || $0.state == .expunging }?.at ?? entry.removed
    }

    /// Nothing was destroyed that was monitored, protected or, at that moment, a member.
    private func wronglyDestroyed(_ entry: Ledger.Entry) -> [String] {
      let isEnd: (Machine.StateChange) -> Bool = { [.stopping, .destroyed, .expunging].contains($0.state) }
      guard let moment = entry.history.first(where: isEnd)?.at ?? entry.removed else { return [] }
      let isMember = entry.memberships.contains { $0.since <= moment && $0.until.map { $0 > moment } ?? true }
      return [
        (entry.name == KillScenario.monitored, "monitored"), (scenario.protected.contains(entry.name), "protected"),
        (isMember, "a member"),
      ].compactMap { $0 ? "\(entry.name) was destroyed and is \($1)" : nil }
    }

    /// Every other rule has the same members, and is in force.
    private var otherRules: [String] {
      cloud.world.rules.indices.dropFirst().flatMap { place in
        let (rule, names) = (cloud.world.rules[place], cloud.memberNames(ofRuleAt: place).sorted())
        return [
          (names == cloud.memberNames.sorted(), "\(rule.name) has \(names), the first rule \(cloud.memberNames)"),
          (rule.state == .active, "\(rule.name) is in \(rule.state.rawValue)"),
          (!rule.mappings.contains(where: \.isRevoked), "a member of \(rule.name) is half removed"),
        ].compactMap { $0 ? nil : $1 }
      }
    }

    /// The group is right: who must be a member is one, all are Running, and the rule is in force.
    private var ending: [String] {
      let old = cloud.memberNames.filter { !$0.contains(/-[0-9]{12}-/) }
      let size = scenario.size
      let idle = entries.filter { cloud.memberNames.contains($0.name) && $0.state != .running }
      return [
        (old == scenario.remaining, "of the old members there are \(old), not \(scenario.remaining)"),
        (cloud.memberNames.count == size, "\(cloud.memberNames.count) members, not \(size)"),
        (idle.isEmpty, "members that do not run: \(idle.map(\.name))"),
        (cloud.rule.state == .active, "the rule is in \(cloud.rule.state.rawValue)"),
        (!cloud.rule.mappings.contains(where: \.isRevoked), "a member of the rule is half removed"),
        (otherRules.isEmpty, otherRules.joined(separator: "; ")),
        (entries.count(where: \.costs) == size, "\(entries.count(where: \.costs)) VMs cost, not \(size)"),
        (!end.isUnfinished, "an operation is left on disk"),
      ].compactMap { $0 ? nil : $1 }
    }
  }
#endif

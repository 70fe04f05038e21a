/// A Running VM of the group that some rules list and others do not.
package struct Repair: Equatable, Sendable {
  package var machine: Machine
  /// The rules that it must be brought into, in the order of the rc file.
  package var rules: [String]

  package init(machine: Machine, rules: [String]) {
    self.machine = machine
    self.rules = rules
  }
}

/// A VM that a rule lists beside the group's members, and that no run touches.
package struct Outsider: Equatable, Sendable {
  package var machine: Machine
  /// The rules that list it; the counted one does not.
  package var rules: [String]

  package init(machine: Machine, rules: [String]) {
    self.machine = machine
    self.rules = rules
  }
}

/// What the rules' lists have that does not agree.
package struct Disagreement: Equatable, Sendable {
  /// In the order in which they are to be made.
  package var repairs: [Repair]
  package var outsiders: [Outsider]
  /// Seconds until the first repair may be made; 0 when it may.
  package var wait: Double
}

extension Decider {
  /// Where the rules' lists do not agree about the group's VMs, in a run that has no operation under way.
  ///
  /// Nothing is known as long as one of them could not be read, nor of a VM that the last operation was about for as long
  /// as lists may lag.
  package func disagreement(_ seen: Observation, counted: String, at now: Instant) -> Disagreement {
    var found = Disagreement(repairs: [], outsiders: [], wait: memory.failedRepairs?.remaining(at: now) ?? 0)
    let lists = seen.otherRules.compactMap(RuleList.init)
    guard !lists.isEmpty, lists.count == seen.otherRules.count else { return found }
    for member in seen.members where member.state == .running && isKnown(member, at: now) {
      let wanted = lists.filter { !$0.ids.contains(member.id) || hasFailed(member, in: $0.rule) }.map(\.rule)
      let rules = (hasFailed(member, in: counted) ? [counted] : []) + wanted
      if !rules.isEmpty { found.repairs.append(Repair(machine: member, rules: rules)) }
    }
    var members = seen.members.count
    for machine in seen.unlisted where isKnown(machine, at: now) {
      if isOurs(machine), members < policy.maxSize {
        members += 1
        let others = lists.filter { !$0.ids.contains(machine.id) }.map(\.rule)
        found.repairs.append(Repair(machine: machine, rules: [counted] + others))
      } else {
        let rules = lists.filter { $0.ids.contains(machine.id) }.map(\.rule)
        found.outsiders.append(Outsider(machine: machine, rules: rules))
      }
    }
    found.repairs = inTurn(found.repairs)
    return found
  }

  /// One that cronscale launched counts against max_size whether the counted rule lists it or not, so it may as well be
  /// a member, where that makes the members, in whatever state, no more than max_size.
  private func isOurs(_ machine: Machine) -> Bool {
    LaunchName.matches(machine.name, prefix: namePrefix) && machine.state == .running
  }

  private func isKnown(_ machine: Machine, at now: Instant) -> Bool {
    !(memory.latest?.mayBeUnlisted(machine, at: now) ?? false)
  }

  /// Whether the newest repair that failed may have left it in a rule that the load balancer does not have so.
  private func hasFailed(_ machine: Machine, in rule: String) -> Bool {
    memory.failedRepairs.map { $0.machineID == machine.id && $0.rules.contains(rule) } ?? false
  }

  /// One after the other has its turn: those behind the one that failed first, and that one last.
  private func inTurn(_ repairs: [Repair]) -> [Repair] {
    guard let failed = repairs.firstIndex(where: { $0.machine.id == memory.failedRepairs?.machineID }) else {
      return repairs
    }
    return Array(repairs[(failed + 1)...] + repairs[...failed])
  }
}

/// A rule with the ids of all that it lists.
private struct RuleList {
  let rule: String
  let ids: Set<String>

  /// Nil where the rule could not be read.
  init?(_ other: OtherRule) {
    guard let members = other.members else { return nil }
    (rule, ids) = (other.id, Set(members.map(\.id)))
  }
}

extension Observation {
  /// VMs that other rules list and the counted one does not, each once.
  fileprivate var unlisted: [Machine] {
    var known = Set(members.map(\.id))
    return otherRules.flatMap { $0.members ?? [] }.filter { known.insert($0.id).inserted }
  }
}

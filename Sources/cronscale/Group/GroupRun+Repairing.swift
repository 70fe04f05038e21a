import RCFile
import Scaling

extension GroupRun {
  /// Seconds of one run in which repairs may begin; the rest is left to the next ones, so that the group is scaled too.
  private static let timeForRepairs = 60.0

  /// The decision of a run whose group is free. Where no size must be kept first, VMs that some rules do not list are
  /// brought there before it: one after the other, each an operation of its own, up to the first that fails.
  mutating func decideOnceRepaired(_ seen: inout Observation, _ memory: inout Memory) throws(Failure) -> Decision {
    let decision = try decide(&seen, memory)
    let due = dueRepairs(decision, seen, memory)
    let end = surroundings.uptime() + Self.timeForRepairs
    for repair in due where surroundings.uptime() < end && !surroundings.isInterrupted() {
      log(.missing(repair))
      let failures = memory.failedRepairs?.count ?? 0
      let isEnded = try carry(try self.repair(repair), &memory, &seen)
      if let operation = memory.operation { return standStill(.unfinished(operation.summary), seen) }
      guard isEnded, memory.failedRepairs?.count ?? 0 <= failures else { break }
    }
    return due.isEmpty ? decision : try decide(&seen, memory)
  }

  /// The same for a dry run: what would be asked for first, for each of them.
  mutating func rehearseRepairs(_ decision: Decision, _ seen: Observation, _ memory: Memory) throws(Failure) {
    for repair in dueRepairs(decision, seen, memory) {
      log(.missing(repair))
      try rehearse(try self.repair(repair), seen)
    }
  }

  /// The repairs that may be made now; of those that may not, and of what is none, it is only told.
  private func dueRepairs(_ decision: Decision, _ seen: Observation, _ memory: Memory) -> [Repair] {
    let rule = settings.group.rules[0]
    let found = decider(memory).disagreement(seen, counted: rule, at: surroundings.now())
    for outsider in found.outsiders {
      let failure = Failure.outsider(outsider, counted: rule, rcFile: rcFile)
      log(.warning(failure.message, hint: failure.hint))
    }
    guard !decision.keepsSizes else { return [] }
    guard found.wait == 0 else {
      for repair in found.repairs { log(.missingStill(repair, seconds: found.wait)) }
      return []
    }
    return found.repairs
  }
}

extension Failure {
  /// - Parameters:
  ///   - rule: the counted one.
  ///   - rcFile: where a line that is to be typed must name it.
  static func outsider(_ outsider: Outsider, counted rule: String, rcFile: String? = nil) -> Failure {
    let machine = outsider.machine
    let ending = "virtualmachineids=\(machine.id) --wait" + (rcFile.map { " --config \($0.forShell)" } ?? "")
    let removals = outsider.rules.map { "cronscale api removeFromLoadBalancerRule id=\($0) \(ending)" }
    return Failure(
      .done,
      "\(machine.name) id \(machine.id), \(machine.state.word), is in \(outsider.rules.ruleWords) and not in rule \(rule): "
        + "it is no member, and no run touches it",
      hint: "make it one: cronscale api assignToLoadBalancerRule id=\(rule) \(ending); "
        + "or take it out: \(removals.joined(separator: "; "))")
  }
}

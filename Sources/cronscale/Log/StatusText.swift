import Scaling

extension GroupStatus {
  /// The report for a person: what the group is, how it stands, its VMs, and what is wrong.
  var text: String {
    (subject + standing + hostsTable + machinesTable + straysTable + troubles).map { "\($0.printable)\n" }.joined()
  }

  private var subject: [String] {
    [
      "group".classic(name), "endpoint".classic(endpoint), "rc file".classic(rcFile),
      "state file".classic("\(state.file)\(state.condition?.remark ?? ", which could not be read")"),
      "run".classic(holder.map { "\($0) is at work" } ?? "none at work"),
    ] + ruleLines
  }

  private var ruleLines: [String] {
    guard let cloud = try? cloud.get() else { return rules.map { "rule".classic("\($0), state unknown") } }
    return cloud.rules.enumerated().map { place, rule in
      let gaps = gaps(ofRuleAt: place)?.text ?? ""
      return "rule".classic("\(rule.id) (\(rule.name ?? "no name")), \(rule.state ?? "state unknown")\(gaps)")
    }
  }

  private var standing: [String] {
    let memory = state.memory
    return [
      "size".classic(sizes), "load".classic(loads),
      "breaches".classic(
        "out \(memory.breachesOut) of \(policy.scaleOut.periods) periods, "
          + "in \(memory.breachesIn) of \(policy.scaleIn.periods) periods"),
      "cooldown".classic("out \(cooldown(policy.scaleOut)), in \(cooldown(policy.scaleIn))"),
      "last scale out".classic(stamp(memory.lastScaleOut) ?? "none remembered"),
      "last scale in".classic(stamp(memory.lastScaleIn) ?? "none remembered"),
      "failed launches".classic(failedLaunches),
    ] + failedRepairs + work + nextRepair + [
      "decision".classic(decision.map { "\($0.text), if a run began now" } ?? "none can be made")
    ]
  }

  private var sizes: String {
    let limits = "min \(policy.minSize), max \(policy.maxSize)"
    guard let size = observation?.size, let counted else { return "unknown (\(limits))" }
    return "\(size) (\(limits), \(counted) count against max)"
  }

  private var loads: String {
    let value = (try? load.get()).map(cronscale.text) ?? "unknown"
    let (high, low) = (cronscale.text(policy.scaleOut.threshold), cronscale.text(policy.scaleIn.threshold))
    let origin = hosts.map { "\($0.summary); " } ?? ""
    return "\(value) (\(origin)scale out above \(high), scale in below \(low))"
  }

  private func cooldown(_ trigger: Policy.Trigger) -> String {
    let left = cooldownLeft(trigger)
    return left > 0 ? "over in \(seconds(left))" : "over"
  }

  private var failedLaunches: String {
    let failed = state.memory.failedLaunches
    guard failed.count > 0, let last = stamp(failed.last) else { return "none since the last that went well" }
    let next = launchPutOff > 0 ? "next try in \(seconds(launchPutOff))" : "the next may be tried"
    return "\(failed.count) in a row, the last at \(last); \(next)"
  }

  /// Only while there are some, which most groups never have.
  private var failedRepairs: [String] {
    guard let failed = state.memory.failedRepairs else { return [] }
    let wait = failed.remaining(at: time)
    let next = wait > 0 ? "next try in \(seconds(wait))" : "the next may be tried"
    return ["failed repairs".classic("\(failed.count) in a row, the last at \(LocalTime(failed.last).stamp); \(next)")]
  }

  /// Which of them wait is told by the line of those that failed.
  private var nextRepair: [String] {
    guard let first = repairs.first else { return [] }
    let more = repairs.count > 1 ? "; \(repairs.count - 1) more after it" : ""
    return ["next repair".classic("\(first.text)\(more)")]
  }

  private var work: [String] {
    guard let operation = state.memory.operation else { return ["under way".classic("nothing")] }
    let next = nextStep.flatMap { try? $0.get() }.map { $0.text + $0.aside(operation.name) }
    return [
      "under way".classic("\(operation.summary), since \(LocalTime(operation.startedAt).stamp)"),
      "next step".classic(next ?? "unknown"),
    ]
  }

  private func stamp(_ instant: Instant?) -> String? {
    instant.map { LocalTime($0).stamp }
  }
}

extension GroupStatus.Gaps {
  fileprivate var text: String {
    (missing.isEmpty ? "" : ", lacks \(missing.map(\.name).joined(separator: ", "))")
      + (outsiders.isEmpty ? "" : ", lists \(outsiders.map(\.name).joined(separator: ", ")) besides")
  }
}

extension GroupStatus.Condition {
  fileprivate var remark: String {
    switch self {
    case .none: ", which the first run makes"
    case .read: ""
    case .elsewhere: ", which is about another rule or endpoint"
    case .unreadable(let why): ", which says nothing: \(why); the next run puts it aside"
    }
  }
}

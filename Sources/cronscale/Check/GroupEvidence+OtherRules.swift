import CloudStack
import RCFile
import Scaling

/// The rules beside the first one: that a VM can join all, and that all list the same ones. A line each.
extension GroupEvidence {
  var otherRules: [Finding] {
    cloud.otherRules.map { other in
      Check.otherRule.judge(other.rule) { sought in
        guard let rule = sought.found else { return missing(other, sought) }
        return obstacle(other, rule) ?? lists(other, rule)
      }
    }
  }

  private func missing(_ other: RuleSnapshot, _ sought: Sought<LoadBalancerRule>) -> Finding {
    let choice = sought.choice.prefix(10).joined(separator: ", ")
    return Check.otherRule.failed(
      .configuration, "load_balancer \(other.id) in [scaling]: the account has no such rule",
      mend: "take \(other.id) out of load_balancer in [scaling], or put another in its place"
        + (choice.isEmpty ? "" : "; there are: \(choice)"))
  }

  /// Why no VM can be registered with this one and those before it.
  private func obstacle(_ other: RuleSnapshot, _ rule: LoadBalancerRule) -> Finding? {
    guard let first = cloud.rule.value?.found else { return nil }
    let earlier = [first.id] + cloud.otherRules.prefix { $0.id != other.id }.compactMap { $0.rule.value?.found?.id }
    var why = earlier.contains(rule.id) ? "it is rule \(rule.id) by another id" : rule.difference(from: first)
    if why == nil, let own = other.network.value ?? nil, let network = ruleNetwork, own != network {
      why = "it is in network \(own), and the first rule in \(network)"
    }
    return why.map {
      Check.otherRule.failed(
        .configuration, "\(named(other.id, rule.name)): \($0), so a VM cannot be registered with both",
        mend: "take \(other.id) out of load_balancer in [scaling]")
    }
  }

  private func lists(_ other: RuleSnapshot, _ rule: LoadBalancerRule) -> Finding {
    Check.otherRule.judge(other.members) { own in
      let address = [rule.publicAddress, rule.publicPort].compactMap { $0 }.joined(separator: ":")
      let found = [named(other.id, rule.name), address, rule.state ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      guard let members = cloud.members.value, let gaps = OtherRule(id: other.id, members: own).gaps(to: members) else {
        return Check.otherRule.ok(found)
      }
      if gaps.outsiders.count == own.count, !gaps.missing.isEmpty {
        return warning(ofAll: gaps.missing, lackedBy: other, found)
      }
      if !rule.isActive, let member = own.first {
        return Check.otherRule.warning(
          "\(found): its last change did not reach the load balancer", mend: reminder(ofRule: other.id, by: member))
      }
      if let outsider = gaps.outsiders.first(where: { !isOurs($0) }) { return warning(of: outsider, in: other, found) }
      let names = (gaps.missing + gaps.outsiders).map(\.name).joined(separator: ", ")
      return Check.otherRule.ok(
        names.isEmpty
          ? found
          : "\(found); a run mends that \(names) is not in all rules, a minute after the last launch at the earliest")
    }
  }

  /// What the next run brings into the first rule, where there is room for it.
  private func isOurs(_ machine: Machine) -> Bool {
    LaunchName.matches(machine.name, prefix: settings.launch.namePrefix) && machine.state == .running
  }

  /// Right for a rule that has just joined the rc file, and the mark of one that somebody else's VMs serve.
  private func warning(ofAll members: [Machine], lackedBy other: RuleSnapshot, _ found: String) -> Finding {
    let (names, count) = (members.map(\.name).joined(separator: ", "), members.count)
    return Check.otherRule.warning(
      "\(found); it lists none of the members: the next run registers \(count == 1 ? "this VM" : "these \(count) VMs") "
        + "with it: \(names)",
      mend: "if it is not the rule that you mean, take \(other.id) out of load_balancer in [scaling] before that run")
  }

  private func warning(of machine: Machine, in other: RuleSnapshot, _ found: String) -> Finding {
    let id = "virtualmachineids=\(machine.id)"
    return Check.otherRule.warning(
      "\(found); it lists \(machine.name), \(machine.state.word), which is no member: no run touches it",
      mend: "make it one: \(call("assignToLoadBalancerRule", "id=\(settings.group.rules[0])", id, "--wait")); or take "
        + "it out: \(call("removeFromLoadBalancerRule", "id=\(other.id)", id, "--wait"))")
  }
}

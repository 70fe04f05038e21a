import CloudStack
import RCFile
import Scaling

extension GroupEvidence {
  private var ruleID: String { settings.group.rules[0] }

  var rule: Finding {
    Check.rule.judge(cloud.rule, mend: call("listLoadBalancerRules", "-t", "id,name,publicip")) { sought in
      guard let rule = sought.found else {
        return Check.rule.missing(
          "load_balancer \(ruleID) in [scaling]: the account has no such rule", key: "load_balancer in [scaling]",
          sought,
          otherwise: "it shows no rule at all: are api_key and secret_key in [account] those of the rule's owner?")
      }
      let address = [rule.publicAddress, rule.publicPort].compactMap { $0 }.joined(separator: ":")
      return Check.rule.ok("\(named(ruleID, rule.name))\(address.isEmpty ? "" : ", \(address)")")
    }
  }

  /// The finding on a rule that is there.
  private func judgeRule(_ check: Check, _ judge: (LoadBalancerRule) -> Finding) -> Finding {
    switch cloud.rule {
    case .read(let sought): sought.found.map(judge) ?? check.notChecked(until: .rule)
    case .failed: check.notChecked(until: .rule)
    case .pointless(let failing): check.notChecked(until: failing)
    }
  }

  /// `Add` is right for a rule without members; else its last change did not reach the load balancer (reference, 6.6).
  /// In any other state it serves nobody, with members or without: it is being made, or removed.
  var ruleState: Finding {
    judgeRule(.ruleState) { rule in
      let state = rule.state ?? "not told"
      guard !rule.isActive, let members = cloud.members.value else { return Check.ruleState.ok(state) }
      guard let member = members.first else {
        return [nil, "Add"].contains(rule.state)
          ? Check.ruleState.ok(state)
          : Check.ruleState.warning(
            "\(state): it is not in force",
            mend: "look again in a minute; if it stays so, make the rule anew and set load_balancer in [scaling] to "
              + "it")
      }
      return Check.ruleState.warning(
        "\(state): its last change did not reach the load balancer", mend: reminder(ofRule: ruleID, by: member))
    }
  }

  /// What brings all of a rule to the load balancer again.
  func reminder(ofRule id: String, by member: Machine) -> String {
    let (rule, machine) = ("id=\(id)", "virtualmachineids=\(member.id)")
    return "take one member out and put it back, which serves nobody meanwhile: "
      + call("removeFromLoadBalancerRule", rule, machine, "--wait") + "; "
      + call("assignToLoadBalancerRule", rule, machine, "--wait")
  }

  /// The load of one VM stands for that of all only where all get their share.
  var ruleAlgorithm: Finding {
    judgeRule(.ruleAlgorithm) { rule in
      guard let algorithm = rule.algorithm else { return Check.ruleAlgorithm.ok("not told") }
      guard algorithm.lowercased() != "roundrobin", oneStandsForSeveral else {
        return Check.ruleAlgorithm.ok(algorithm)
      }
      return Check.ruleAlgorithm.warning(
        "\(algorithm): the load of the one monitored VM need not be that of the others",
        mend: call("updateLoadBalancerRule", "id=\(ruleID)", "algorithm=roundrobin", "--wait"))
    }
  }

  private var oneStandsForSeveral: Bool {
    guard case .named(let hosts) = settings.monitoring.hosts else { return false }
    return hosts.count == 1 && (cloud.members.value?.count ?? 2) > 1
  }

  /// Whether the rule is known to be in another zone than new VMs.
  var isRuleElsewhere: Bool {
    guard let zone = knownZone, let place = cloud.rule.value?.found?.zoneID else { return false }
    return place != zone.id
  }

  var ruleZone: Finding {
    judgeRule(.ruleZone) { rule in
      guard let zone = knownZone else {
        return cloud.zone.failing.map { Check.ruleZone.notChecked(until: $0) }
          ?? Check.ruleZone.notChecked(until: .zone)
      }
      guard isRuleElsewhere, let place = rule.zoneID else {
        return Check.ruleZone.ok(rule.zoneID == nil ? "not told" : "the same as that of new VMs")
      }
      return Check.ruleZone.failed(
        .configuration, "the rule is in zone \(place), and new VMs would be in \(named(zone.id, zone.name))",
        mend: "set zoneid in [launch_config] to \(place), or load_balancer in [scaling] to a rule of zone \(zone.id)")
    }
  }
}

extension Reading {
  /// The check whose mending is waited for.
  var failing: Check? {
    if case .pointless(let check) = self { return check }
    return nil
  }
}

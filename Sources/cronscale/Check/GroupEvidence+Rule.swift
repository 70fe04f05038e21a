import CloudStack
import RCFile
import Scaling

extension GroupEvidence {
  private var ruleID: String { settings.group.rules[0] }

  var rule: Finding {
    Check.rule.judge(cloud.rule, mend: "cronscale api listLoadBalancerRules -t id,name,publicip") { sought in
      guard let rule = sought.found else {
        let choice = sought.choice.prefix(10).joined(separator: ", ")
        return Check.rule.failed(
          .configuration, "load_balancer \(ruleID) in [scaling]: the account has no such rule",
          mend: choice.isEmpty
            ? "the account shows no rule at all: make one first" : "set load_balancer in [scaling] to one of: \(choice)"
        )
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
  var ruleState: Finding {
    judgeRule(.ruleState) { rule in
      let state = rule.state ?? "not told"
      guard !rule.isActive, let members = cloud.members.value, let member = members.first else {
        return Check.ruleState.ok(state)
      }
      return Check.ruleState.warning(
        "\(state): its last change did not reach the load balancer",
        mend: "take one member out and put it back: cronscale api removeFromLoadBalancerRule id=\(ruleID) "
          + "virtualmachineids=\(member.id) --wait; the same with assignToLoadBalancerRule")
    }
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
        mend: "cronscale api updateLoadBalancerRule id=\(ruleID) algorithm=roundrobin")
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

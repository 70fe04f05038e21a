import CloudStack
import Scaling

/// How far the API could be talked to.
struct Contact: Equatable, Sendable {
  /// What ended it; nil where every call was answered, be it with a refusal.
  var trouble: CloudError?
  /// Seconds that this machine's clock is ahead of the cloud's; nil where the cloud has shown none.
  var clockAhead: Double?
}

/// Everything that the API was asked for a group's checks.
struct CloudSnapshot: Sendable {
  var rule: Reading<Sought<LoadBalancerRule>>
  /// The network behind the rule; nil where the cloud does not tell.
  var ruleNetwork: Reading<String?>
  var members: Reading<[Machine]>
  /// The running ones with where SSH reaches them; read only where `host = members`.
  var memberHosts = Reading<[HostTarget]>.read([])
  /// The rules beside the first one, in the order of the rc file.
  var otherRules: [RuleSnapshot] = []
  /// Every VM of the account.
  var machines: Reading<[Machine]>
  /// The networks that each of them has a card in, by its id.
  var machineNetworks: [String: Set<String>] = [:]
  var zone: Reading<Sought<Zone>>
  var offering: Reading<Sought<ServiceOffering>>
  /// The template in each of its zones.
  var template: Reading<Sought<[Template]>>
  /// Those of `networkids`, in that order.
  var namedNetworks: Reading<[Sought<Network>]>
  /// All that the account sees; read only where `networkids` names none.
  var networks: Reading<[Network]>
  var capabilities: Reading<Capabilities>
  var accounts: Reading<[Account]>
  /// What the user may call; nil where the cloud does not tell.
  var commands: Reading<Set<String>?>
}

/// One of several rules.
struct RuleSnapshot: Sendable {
  /// As the rc file has it.
  var id: String
  var rule: Reading<Sought<LoadBalancerRule>>
  var network: Reading<String?>
  var members: Reading<[Machine]>
}

extension CloudSnapshot {
  /// Of a cloud that there was no point in asking.
  init(pointlessUntil check: Check) {
    self.init(
      rule: .pointless(until: check), ruleNetwork: .pointless(until: check), members: .pointless(until: check),
      memberHosts: .pointless(until: check), machines: .pointless(until: check), zone: .pointless(until: check),
      offering: .pointless(until: check),
      template: .pointless(until: check), namedNetworks: .pointless(until: check), networks: .pointless(until: check),
      capabilities: .pointless(until: check), accounts: .pointless(until: check), commands: .pointless(until: check))
  }
}

extension Contact {
  /// The check that fails for what ended the contact.
  var failing: Check? {
    guard let trouble else { return nil }
    switch trouble.cause {
    case .untrusted: return .certificate
    case .unauthorized: return .signature
    case .refused, .notSent, .noAnswer, .misconfigured, .interrupted: return .reachable
    }
  }
}

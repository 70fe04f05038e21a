import CloudStack

/// What one account has to choose from, read once.
struct Offer {
  struct Rule {
    let rule: LoadBalancerRule
    let members: [VirtualMachine]
    /// Of the network that the rule serves, where the cloud tells it.
    let networkID: String?
  }

  let zones: [Zone]
  let rules: [Rule]
  let machines: [VirtualMachine]
  /// Ready and not, of all zones.
  let templates: [Template]
  let offerings: [ServiceOffering]
  let networks: [Network]

  /// - Parameter zones: were read before, as the trial of the keys.
  init(zones: [Zone], by client: Client) throws(CloudError) {
    self.zones = zones
    var rules: [Rule] = []
    for rule in try client.rules() {
      let members = try client.members(ofRule: rule.id)
      rules.append(Rule(rule: rule, members: members, networkID: try Self.network(of: rule, by: client)))
    }
    self.rules = rules
    machines = try client.allMachines()
    templates = try client.templates()
    offerings = try client.serviceOfferings()
    networks = try client.networks()
  }

  /// Before 4.2 only the rule's public address names it.
  private static func network(of rule: LoadBalancerRule, by client: Client) throws(CloudError) -> String? {
    if let id = rule.networkID { return id }
    guard let address = rule.publicAddressID else { return nil }
    return try client.publicAddress(id: address)?.associatedNetworkID
  }
}

extension Offer {
  /// What can be deployed in a zone.
  func templates(inZone zone: String) -> [Template] {
    templates.filter { $0.isReady && ($0.zoneID ?? zone) == zone }
  }

  func networks(inZone zone: String) -> [Network] {
    networks.filter { ($0.zoneID ?? zone) == zone }
  }

  /// Those whose size is fixed: others need further parameters at each deploy.
  var fixedOfferings: [ServiceOffering] { offerings.filter { !$0.isCustom } }

  /// Those of a zone; of any where none is named.
  func rules(inZone zone: String?) -> [Rule] {
    rules.filter { rule in zone.map { $0 == rule.rule.zoneID ?? $0 } ?? true }
  }
}

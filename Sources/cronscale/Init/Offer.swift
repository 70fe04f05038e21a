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

  /// - Parameters:
  ///   - zones: were read before, as the trial of the keys.
  ///   - without: is told why a list is taken for empty: the user's role may not read it, say.
  /// - Throws: only what concerns every list.
  init(zones: [Zone], by client: Client, without: (CloudError) -> Void) throws(CloudError) {
    func read<Value>(_ empty: Value, _ question: () throws(CloudError) -> Value) throws(CloudError) -> Value {
      do { return try question() } catch {
        switch error.cause {
        case .refused, .unauthorized, .noAnswer: without(error)
        case .notSent, .untrusted, .misconfigured, .interrupted: throw error
        }
        return empty
      }
    }
    self.zones = zones
    var rules: [Rule] = []
    for rule in try read([], { () throws(CloudError) in try client.rules() }) {
      let members = try read([]) { () throws(CloudError) in try client.members(ofRule: rule.id) }
      let network = try read(nil) { () throws(CloudError) in try client.network(of: rule) }
      rules.append(Rule(rule: rule, members: members, networkID: network))
    }
    self.rules = rules
    machines = try read([]) { () throws(CloudError) in try client.allMachines() }
    templates = try read([]) { () throws(CloudError) in try client.templates() }
    offerings = try read([]) { () throws(CloudError) in try client.serviceOfferings() }
    networks = try read([]) { () throws(CloudError) in try client.networks() }
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

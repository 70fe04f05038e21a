extension Client {
  /// The rules that the user sees.
  package func rules() throws(CloudError) -> [LoadBalancerRule] {
    try everything("listLoadBalancerRules", of: "loadbalancerrule").compactMap(LoadBalancerRule.init)
  }

  /// The rule; nil where the account has none with this id. 530 stays an error, though newer clouds may say it of an
  /// unknown integer: an internal error must not be read as "there is none".
  package func rule(id: String) throws(CloudError) -> LoadBalancerRule? {
    try only("listLoadBalancerRules", id: id, in: "loadbalancerrule", LoadBalancerRule.init)
  }

  /// The id of the network that the rule is in; nil where the cloud does not tell. Before 4.2 the rule does not name it,
  /// its public address does (reference, section 5).
  package func network(of rule: LoadBalancerRule) throws(CloudError) -> String? {
    guard rule.networkID == nil, let address = rule.publicAddressID else { return rule.networkID }
    return try publicAddress(id: address)?.associatedNetworkID
  }

  /// The address; nil where the account has none with this id.
  func publicAddress(id: String) throws(CloudError) -> PublicAddress? {
    try only("listPublicIpAddresses", id: id, in: "publicipaddress", PublicAddress.init)
  }

  /// Every public address of the account. There is no asking for those of one VM: each names its own.
  package func publicAddresses() throws(CloudError) -> [PublicAddress] {
    try everything("listPublicIpAddresses", of: "publicipaddress").compactMap(PublicAddress.init)
  }

  /// The rule's members, but for those that the server hides: Error, Destroyed, Expunging. Empty for an unknown rule in
  /// 2.2, so an empty list is to be believed only after `rule(id:)` has shown the rule. The server ignores paging here.
  package func members(ofRule id: String) throws(CloudError) -> [VirtualMachine] {
    var seen: Set<String> = []
    return try machines("listLoadBalancerRuleInstances", [("id", id)], of: "loadbalancerruleinstance")
      .filter { seen.insert($0.id).inserted }
  }

  /// Asks for the machine to be a member; the job's id.
  package func register(machine: String, withRule rule: String) throws(CloudError) -> String? {
    try change("assignToLoadBalancerRule", [("id", rule), ("virtualmachineids", machine)]).content["jobid"]?.text
  }

  /// Asks for the machine to be no member any more; the job's id.
  package func unregister(machine: String, fromRule rule: String) throws(CloudError) -> String? {
    try change("removeFromLoadBalancerRule", [("id", rule), ("virtualmachineids", machine)]).content["jobid"]?.text
  }
}

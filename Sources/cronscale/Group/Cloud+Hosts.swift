import CloudStack
import RCFile

extension Cloud {
  /// Where SSH reaches machines of the rule, in their order. Asks the cloud for no more than is needed: with `private`
  /// for the rule's network where a machine is in several, with `public` for the account's public addresses.
  func hosts(
    of machines: [VirtualMachine], by kind: Settings.Monitoring.MemberAddress
  ) throws(Failure) -> [Result<String, Failure>] {
    var addresses = MemberAddresses(kind: kind)
    switch kind {
    case .private:
      if machines.contains(where: \.isInSeveralNetworks) { addresses.network = try network(of: try rule()) }
    case .public:
      if !machines.isEmpty { addresses.publicAddresses = try publicAddresses() }
    case .name: break
    }
    return machines.map(addresses.host)
  }

  /// Old versions do not say which network a rule is in; its public address does (reference, section 5).
  private func network(of rule: LoadBalancerRule) throws(Failure) -> String? {
    guard rule.networkID == nil, let address = rule.publicAddressID else { return rule.networkID }
    return try reading { () throws(CloudError) in try client.publicAddress(id: address) }?.associatedNetworkID
  }

  private func publicAddresses() throws(Failure) -> [PublicAddress] {
    try reading { () throws(CloudError) in try client.publicAddresses() }
  }
}

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
      if machines.contains(where: \.isInSeveralNetworks) {
        let rule = try rule()
        addresses.network = try reading { () throws(CloudError) in try client.network(of: rule) }
      }
    case .public:
      if !machines.isEmpty {
        addresses.publicAddresses = try reading { () throws(CloudError) in try client.publicAddresses() }
      }
    case .name: break
    }
    return machines.map(addresses.host)
  }
}

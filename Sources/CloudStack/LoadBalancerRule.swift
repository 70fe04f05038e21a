/// A load-balancer rule as a list shows it.
package struct LoadBalancerRule: Equatable, Sendable, Identifiable {
  package let id: String
  package let name: String?
  package let publicAddressID: String?
  package let publicAddress: String?
  /// Where visitors come in; text, as the server has it.
  package let publicPort: String?
  /// Where the members serve.
  package let privatePort: String?
  /// `Active` after a successful change, `Add` after a failed one and while there is no member (reference, section 6.6).
  package let state: String?
  /// "roundrobin", "leastconn" or "source".
  package let algorithm: String?
  package let account: String?
  package let domainID: String?
  package let zoneID: String?
  /// From 4.2 on; before, the public address names it.
  package let networkID: String?

  init?(_ json: JSON) {
    guard let id = json["id"]?.text else { return nil }
    self.id = id
    name = json["name"]?.text
    publicAddressID = json["publicipid"]?.text
    publicAddress = json["publicip"]?.text
    publicPort = json["publicport"]?.text
    privatePort = json["privateport"]?.text
    state = json["state"]?.text
    algorithm = json["algorithm"]?.text
    account = json["account"]?.text
    domainID = json["domainid"]?.text
    zoneID = json["zoneid"]?.text
    networkID = json["networkid"]?.text
  }
}

/// A public address as a list shows it.
package struct PublicAddress: Equatable, Sendable, Identifiable {
  package let id: String
  package let address: String?
  /// The guests' network behind it; `networkid` in the answer is the public one.
  package let associatedNetworkID: String?
  /// The VM that it belongs to alone, by static NAT.
  package let machineID: String?

  init?(_ json: JSON) {
    guard let id = json["id"]?.text else { return nil }
    self.id = id
    address = json["ipaddress"]?.text
    associatedNetworkID = json["associatednetworkid"]?.text
    machineID = json["virtualmachineid"]?.text
  }
}

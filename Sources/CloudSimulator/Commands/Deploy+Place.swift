/// What a deploy is made of, and where: rows that must be there and go together (5.2, 6.4 and 6.5 of the reference).
extension Cloud {
  func offering(of call: Call) throws(Refusal) -> World.Offering {
    let offering = try find(
      call.parameters["serviceofferingid"] ?? "", among: world.offerings, \.id, in: .offering,
      parameter: "serviceofferingid", call)
    guard !offering.isRemoved else { throw Refusal(431, "Unable to find service offering: \(offering.id.number)") }
    return offering
  }

  /// The VM's networks, the default one first; without `networkids` the account's only isolated one.
  func networks(of call: Call, in zone: World.Zone) throws(Refusal) -> [World.Network] {
    var chosen: [World.Network] = []
    for id in call.parameters.list("networkids") {
      let network = try find(id, among: world.networks, \.id, in: .network, parameter: "networkids", call)
      try check(network, isIn: zone, for: call.user)
      chosen.append(network)
    }
    return chosen.isEmpty ? [try defaultNetwork(of: call.user, in: zone)] : chosen
  }

  private func check(_ network: World.Network, isIn zone: World.Zone, for user: World.User) throws(Refusal) {
    guard mayUse(network, user) else {
      throw Refusal(531, "Unable to use network with id= \(network.id.number), permission denied")
    }
    guard network.zone == zone.id.number else {
      throw Refusal(431, "Network id=\(network.id.number) doesn't belong to zone \(zone.id.number)")
    }
  }

  /// Shared networks are never chosen by themselves. For an account without a network the real server makes one; here
  /// it gets the zone's first.
  private func defaultNetwork(of user: World.User, in zone: World.Zone) throws(Refusal) -> World.Network {
    let isolated = world.networks.filter { $0.zone == zone.id.number && $0.account != nil }
    let own = isolated.filter { $0.account == user.name }
    guard own.count < 2 else {
      throw Refusal(
        431,
        "More than 1 default Isolated networks are found for account Acct[\(user.accountID.number)-\(user.name)]; "
          + "please specify networkIds")
    }
    guard let network = own.first ?? isolated.first else { throw .internalError }
    return network
  }

  func checkKeyPair(_ name: String?) throws(Refusal) {
    guard let name, !world.keyPairs.contains(where: { $0.name == name }) else { return }
    throw Refusal(431, "A key pair with name '\(name)' was not found.")
  }

  /// 3.0 has general words for an ordinary user (recorded 17).
  func check(_ template: World.Template, isIn zone: World.Zone) throws(Refusal) {
    guard template.isReady, !template.isRemoved, template.isIn(zone) else {
      throw isOld
        ? .internalError : Refusal(431, "The template \(template.id.number) is not available for use")
    }
  }
}

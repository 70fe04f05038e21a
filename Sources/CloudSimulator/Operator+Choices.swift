/// What an operator of the cloud changes in what the group has chosen: its rule, template, offering and zone, and what
/// its role may call. Templates and offerings are named by name or id; nil is the one that an rc file names, and a name
/// that none has is a mistake of the test and traps.
extension Cloud {
  /// How the group's rule shares out connections; nothing where there is no rule.
  package mutating func setRule(_ algorithm: Rule.Algorithm) {
    for index in world.rules.indices.prefix(1) { world.rules[index].algorithm = algorithm }
  }

  /// Puts the group's rule with its members into another zone, which is made where there is none.
  package mutating func moveRule(at now: Double) {
    advance(to: now)
    guard let rule = world.rules.first else { return }
    let network = otherZonesNetwork(at: now)
    world.rules[0].network = network.id.number
    world.rules[0].address = world.addresses.first { $0.network == network.id.number }?.id.number ?? rule.address
    for machine in rule.mappings.compactMap({ world.machineIndex($0.machine) }) {
      world.machines[machine].zone = network.zone
      world.machines[machine].nics[0].network = network.id.number
    }
  }

  /// Deletes every rule: the account has none.
  package mutating func deleteRules(at now: Double) {
    while !world.rules.isEmpty { deleteRule(at: now) }
  }

  package mutating func setTemplate(_ nameOrID: String? = nil, isReady: Bool) {
    world.templates[template(nameOrID)].isReady = isReady
  }

  /// Takes a template from the lists; its id stays known.
  package mutating func removeTemplate(_ nameOrID: String? = nil, _ isRemoved: Bool = true) {
    world.templates[template(nameOrID)].isRemoved = isRemoved
  }

  /// Leaves a template in another zone only, which is made where there is none.
  package mutating func moveTemplate(_ nameOrID: String? = nil, at now: Double) {
    advance(to: now)
    world.templates[template(nameOrID)].zones = [otherZonesNetwork(at: now).zone]
  }

  /// Makes a template ready in every zone again, and listed.
  package mutating func mendTemplate(_ nameOrID: String? = nil) {
    let index = template(nameOrID)
    world.templates[index].isReady = true
    world.templates[index].isRemoved = false
    world.templates[index].zones = nil
  }

  /// Takes an offering from the lists; its id stays known.
  package mutating func removeOffering(_ nameOrID: String? = nil, _ isRemoved: Bool = true) {
    world.offerings[offering(nameOrID)].isRemoved = isRemoved
  }

  /// Lets the role of ordinary users forbid commands; the admin may call all.
  package mutating func forbid(_ commands: String..., by ban: World.Ban = .denied) {
    for command in commands { world.forbidden[command] = ban }
  }

  package mutating func allow(_ commands: String...) {
    for command in commands { world.forbidden[command] = nil }
  }

  /// Gives the account one more isolated network in the zone: a deploy must now say which.
  @discardableResult
  package mutating func addNetwork(named name: String) -> World.Network {
    addNetwork(named: name, zone: world.zone.id.number)
  }

  private mutating func addNetwork(named name: String, zone: Int) -> World.Network {
    let network = World.Network(
      id: world.identity(in: "network", from: 1377), name: name, account: world.users[0].name, zone: zone,
      prefix: "10.\(world.networks.count + 1)")
    world.networks.append(network)
    return network
  }

  /// The first network outside the group's zone; with its zone and an address it is made where there is none.
  private mutating func otherZonesNetwork(at now: Double) -> World.Network {
    if let network = world.networks.first(where: { $0.zone != world.zone.id.number }) { return network }
    let id = world.identity(in: "zone", from: 2)
    world.zones.append(World.Zone(id: id, name: "zone\(id.number)", token: world.generator.uuid()))
    let network = addNetwork(named: "far-net", zone: id.number)
    world.addresses.append(
      World.Address(
        id: world.identity(in: "address", from: 34_002), address: "203.0.113.99", network: network.id.number,
        allocated: now))
    return network
  }

  private func offering(_ nameOrID: String?) -> Int {
    guard let wanted = nameOrID else { return 0 }
    guard let index = world.offerings.firstIndex(where: { $0.name == wanted || $0.id.matches(wanted) }) else {
      preconditionFailure("no offering is called \(wanted)")
    }
    return index
  }

  private func template(_ nameOrID: String?) -> Int {
    guard let wanted = nameOrID else { return 0 }
    guard let index = world.templates.firstIndex(where: { $0.name == wanted || $0.id.matches(wanted) }) else {
      preconditionFailure("no template is called \(wanted)")
    }
    return index
  }
}

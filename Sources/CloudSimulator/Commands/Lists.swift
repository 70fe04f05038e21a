extension Cloud {
  func listZones(_ call: Call) throws(Refusal) -> Answer {
    let zones = try filtered(world.zones, \.id, in: .zone, call)
      .filter { ($0.isEnabled || call.user.isAdmin) && (isOld || call.parameters["name"] ?? $0.name == $0.name) }
    return try paged("zone", zones.map(json), call)
  }

  /// With `name` or `keyword` 3.0 finds nothing for ordinary users: recorded so.
  func listServiceOfferings(_ call: Call) throws(Refusal) -> Answer {
    let wanted = call.parameters["name"] ?? call.parameters["keyword"]
    let offerings = try filtered(world.offerings, \.id, in: .offering, call).filter {
      guard !$0.isRemoved else { return false }
      guard let wanted else { return true }
      return (!isOld || call.user.isAdmin) && $0.name.lowercased().contains(wanted.lowercased())
    }
    return try paged("serviceoffering", offerings.map(json), call)
  }

  func listTemplates(_ call: Call) throws(Refusal) -> Answer {
    let filter = call.parameters["templatefilter"] ?? ""
    guard let shows = Cloud.templateFilters[filter] else {
      throw Refusal(431, "No enum constant com.cloud.template.VirtualMachineTemplate.TemplateFilter.\(filter)")
    }
    let wanted = (call.parameters["name"] ?? call.parameters["keyword"])?.lowercased()
    let templates = try filtered(world.templates, \.id, in: .template, call).filter {
      !$0.isRemoved && shows($0.account == call.user.name, $0.account == nil, $0.isReady)
        && (wanted.map($0.name.lowercased().contains) ?? true)
    }
    // One entry a zone for a template that is in several (3.2 of the reference).
    let zones = try filtered(world.zones, by: "zoneid", \.id, in: .zone, call)
    let items = templates.flatMap { template in zones.filter(template.isIn).map { json(template, in: $0) } }
    return try paged("template", items, call)
  }

  /// What each filter shows: of own templates, of everybody's, and whether they are ready.
  private static let templateFilters: [String: @Sendable (_ own: Bool, _ featured: Bool, _ ready: Bool) -> Bool] = [
    "featured": { _, featured, ready in featured && ready },
    "self": { own, _, _ in own },
    "selfexecutable": { own, _, ready in own && ready },
    "sharedexecutable": { _, _, _ in false },
    "executable": { own, featured, _ in own || featured },
    "community": { _, _, _ in false },
    "all": { _, _, _ in false },
  ]

  func listNetworks(_ call: Call) throws(Refusal) -> Answer {
    let zones = try filtered(world.zones, by: "zoneid", \.id, in: .zone, call).map(\.id.number)
    let networks = try filtered(world.networks, \.id, in: .network, call).filter {
      mayUse($0, call.user) && zones.contains($0.zone)
        && (call.parameters["type"] ?? $0.type).lowercased() == $0.type.lowercased()
        && (call.parameters["keyword"].map($0.name.contains) ?? true)
    }
    return try paged("network", networks.map(json), call)
  }

  func listPublicIpAddresses(_ call: Call) throws(Refusal) -> Answer {
    let zones = try filtered(world.zones, by: "zoneid", \.id, in: .zone, call).map(\.id.number)
    let networks = try filtered(world.networks, by: "associatednetworkid", \.id, in: .network, call)
      .filter { zones.contains($0.zone) && ($0.account == call.user.name || call.user.isAdmin) }.map(\.id.number)
    let addresses = try filtered(world.addresses, \.id, in: .address, call).filter {
      networks.contains($0.network) && (call.parameters["ipaddress"] ?? $0.address == $0.address)
    }
    return try paged("publicipaddress", addresses.map(json), call)
  }

  func listSSHKeyPairs(_ call: Call) throws(Refusal) -> Answer {
    let pairs = call.user.name == world.users[0].name ? world.keyPairs : []
    return try paged("sshkeypair", pairs.filter { (call.parameters["name"] ?? $0.name) == $0.name }.map(json), call)
  }

  /// Shared networks are everybody's.
  func mayUse(_ network: World.Network, _ user: World.User) -> Bool {
    user.isAdmin || (network.account ?? user.name) == user.name
  }

  func listCapabilities() -> Answer {
    .named(
      "capability",
      [
        "securitygroupsenabled": false, "cloudstackversion": .text(behaviour.version),
        "userpublictemplateenabled": true, "supportELB": "false", "projectinviterequired": false,
        "allowusercreateprojects": true, "customdiskofferingmaxsize": 1024,
        "allowuserexpungerecovervm": isOld ? nil : .boolean(configuration.userMayExpunge),
        "allowuserviewdestroyedvm": isOld ? nil : false,
      ])
  }

  var isOld: Bool { configuration.flavour == .v3 }
}

extension Cloud {
  func listZones(_ call: Call) throws(Refusal) -> Answer {
    let zones = try filtered([world.zone], \.id, in: .zone, call)
      .filter { ($0.isEnabled || call.user.isAdmin) && (isOld || call.parameters["name"] ?? $0.name == $0.name) }
    return try paged("zone", zones.map(json), call)
  }

  /// With `name` or `keyword` 3.0 finds nothing for ordinary users: recorded so.
  func listServiceOfferings(_ call: Call) throws(Refusal) -> Answer {
    let wanted = call.parameters["name"] ?? call.parameters["keyword"]
    let offerings = try filtered(world.offerings, \.id, in: .offering, call).filter {
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
      shows($0.account == call.user.name, $0.account == nil, $0.isReady)
        && (wanted.map($0.name.lowercased().contains) ?? true)
    }
    return try paged("template", templates.map(json), call)
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
    let networks = try filtered([world.network], \.id, in: .network, call).filter {
      ($0.account == call.user.name || call.user.isAdmin)
        && (call.parameters["keyword"].map($0.name.contains) ?? true)
    }
    return try paged("network", networks.map(json), call)
  }

  func listPublicIpAddresses(_ call: Call) throws(Refusal) -> Answer {
    let addresses = try filtered([world.address], \.id, in: .address, call).filter {
      (call.user.name == world.network.account || call.user.isAdmin)
        && (call.parameters["ipaddress"] ?? $0.address == $0.address)
    }
    return try paged("publicipaddress", addresses.map(json), call)
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

extension Cloud {
  func json(_ zone: World.Zone) -> JSON {
    [
      "id": shown(zone.id), "name": .text(zone.name), "networktype": "Advanced", "securitygroupsenabled": false,
      "allocationstate": zone.isEnabled ? "Enabled" : "Disabled", "zonetoken": .text(zone.token),
      "dhcpprovider": "VirtualRouter", "localstorageenabled": isOld ? nil : false,
    ]
  }

  func json(_ offering: World.Offering) -> JSON {
    [
      "id": shown(offering.id), "name": .text(offering.name),
      "displaytext": .text(offering.displayText ?? offering.name),
      "cpunumber": .number(offering.processors),
      "cpuspeed": .number(offering.speed), "memory": .number(offering.memory),
      "created": .text(Dates.answer(offering.created)), "storagetype": "shared", "offerha": false,
      "limitcpuuse": false, "issystem": false, "defaultuse": false, "iscustomized": isOld ? nil : false,
    ]
  }

  /// A template's row in one of its zones.
  func json(_ template: World.Template, in zone: World.Zone) -> JSON {
    let isOwn = template.account != nil
    return [
      "id": shown(template.id), "name": .text(template.name),
      "displaytext": .text(template.displayText ?? template.name),
      "ispublic": .boolean(!isOwn), "created": .text(Dates.answer(template.created)),
      "isready": .boolean(template.isReady), "passwordenabled": false, "format": "VHD",
      "isfeatured": .boolean(!isOwn), "crossZones": .boolean(!isOwn && template.zones == nil),
      "ostypeid": shown(world.domain), "ostypename": "Debian (64-bit)", "account": .text(template.account ?? "system"),
      "zoneid": shown(zone.id),
      "zonename": .text(zone.name), "size": template.isReady ? 2_147_483_648 : nil,
      "templatetype": isOwn ? "USER" : "BUILTIN", "hypervisor": "Simulator", "domain": "ROOT",
      "domainid": shown(world.domain), "isextractable": false, "checksum": isOwn ? nil : "",
    ]
  }

  func json(_ network: World.Network) -> JSON {
    let zone = world.zone(network.zone)
    return [
      "id": shown(network.id), "name": .text(network.name), "displaytext": .text(network.name),
      "broadcastdomaintype": "Vlan", "traffictype": "Guest", "gateway": .text("\(network.prefix).1.1"),
      "netmask": "255.255.0.0", "cidr": .text("\(network.prefix).0.0/16"), "zoneid": shown(zone.id),
      "zonename": .text(zone.name),
      "issystem": false, "state": "Implemented", "related": shown(network.id), "dns1": "198.51.100.53",
      "type": .text(network.type), "acltype": network.account == nil ? "Domain" : "Account",
      "account": network.account.map(JSON.text), "domainid": shown(world.domain),
      "domain": "ROOT", "service": [["name": "Lb"]], "networkdomain": "cs3cs3.simulator", "restartrequired": false,
      "specifyipranges": false, "canusefordeploy": isOld ? nil : true,
    ]
  }

  func json(_ address: World.Address) -> JSON {
    let network = world.network(address.network)
    let zone = world.zone(network.zone)
    return [
      "id": shown(address.id), "ipaddress": .text(address.address), "allocated": .text(Dates.answer(address.allocated)),
      "zoneid": shown(zone.id), "zonename": .text(zone.name), "issourcenat": false,
      "account": network.account.map(JSON.text), "domainid": shown(world.domain), "domain": "ROOT",
      "forvirtualnetwork": true, "isstaticnat": .boolean(address.machine != nil), "issystem": false,
      "associatednetworkid": shown(network.id), "networkid": shown(world.domain), "state": "Allocated",
      "physicalnetworkid": shown(world.domain),
      "virtualmachineid": world.machine(address.machine).map { shown($0.id) },
    ]
  }

  func json(_ rule: Rule) -> JSON {
    let address = world.address(rule.address)
    let network = world.network(rule.network)
    return [
      "id": shown(rule.id), "name": .text(rule.name),
      "description": .text(rule.description ?? rule.name),
      "publicipid": shown(address.id), "publicip": .text(address.address), "publicport": .text(String(rule.publicPort)),
      "privateport": .text(String(rule.privatePort)), "algorithm": .text(rule.algorithm.rawValue), "cidrlist": "",
      "account": .text(rule.account),
      "domainid": shown(world.domain), "domain": "ROOT", "state": .text(rule.state.rawValue),
      "zoneid": shown(world.zone(network.zone).id), "networkid": behaviour.ruleShowsNetwork ? shown(network.id) : nil,
      "protocol": behaviour.ruleShowsNetwork ? "tcp" : nil, "tags": behaviour.hasTags ? [] : nil,
    ]
  }

  func json(_ pair: World.KeyPair) -> JSON {
    ["name": .text(pair.name), "fingerprint": .text(pair.fingerprint)]
  }
}

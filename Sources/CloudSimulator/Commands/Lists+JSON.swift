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
      "id": shown(offering.id), "name": .text(offering.name), "displaytext": .text(offering.name), "cpunumber": 1,
      "cpuspeed": .number(offering.speed), "memory": .number(offering.memory),
      "created": .text(Dates.answer(offering.created)), "storagetype": "shared", "offerha": false,
      "limitcpuuse": false, "issystem": false, "defaultuse": false, "iscustomized": isOld ? nil : false,
    ]
  }

  func json(_ template: World.Template) -> JSON {
    let isOwn = template.account != nil
    return [
      "id": shown(template.id), "name": .text(template.name), "displaytext": .text(template.name),
      "ispublic": .boolean(!isOwn), "created": .text(Dates.answer(template.created)),
      "isready": .boolean(template.isReady), "passwordenabled": false, "format": "VHD",
      "isfeatured": .boolean(!isOwn), "crossZones": .boolean(!isOwn), "ostypeid": shown(world.domain),
      "ostypename": "Debian (64-bit)", "account": .text(template.account ?? "system"), "zoneid": shown(world.zone.id),
      "zonename": .text(world.zone.name), "size": template.isReady ? 2_147_483_648 : nil,
      "templatetype": isOwn ? "USER" : "BUILTIN", "hypervisor": "Simulator", "domain": "ROOT",
      "domainid": shown(world.domain), "isextractable": false, "checksum": isOwn ? nil : "",
    ]
  }

  func json(_ network: World.Network) -> JSON {
    [
      "id": shown(network.id), "name": .text(network.name), "displaytext": .text(network.name),
      "broadcastdomaintype": "Vlan", "traffictype": "Guest", "gateway": "10.1.1.1", "netmask": "255.255.0.0",
      "cidr": "10.1.0.0/16", "zoneid": shown(world.zone.id), "zonename": .text(world.zone.name),
      "issystem": false, "state": "Implemented", "related": shown(network.id), "dns1": "198.51.100.53",
      "type": "Isolated", "acltype": "Account", "account": .text(network.account), "domainid": shown(world.domain),
      "domain": "ROOT", "service": [["name": "Lb"]], "networkdomain": "cs3cs3.simulator", "restartrequired": false,
      "specifyipranges": false, "canusefordeploy": isOld ? nil : true,
    ]
  }

  func json(_ address: World.Address) -> JSON {
    [
      "id": shown(address.id), "ipaddress": .text(address.address), "allocated": .text(Dates.answer(address.allocated)),
      "zoneid": shown(world.zone.id), "zonename": .text(world.zone.name), "issourcenat": false,
      "account": .text(world.network.account), "domainid": shown(world.domain), "domain": "ROOT",
      "forvirtualnetwork": true, "isstaticnat": false, "issystem": false,
      "associatednetworkid": shown(world.network.id), "networkid": shown(world.domain), "state": "Allocated",
      "physicalnetworkid": shown(world.domain),
    ]
  }

  func json(_ rule: Rule) -> JSON {
    [
      "id": shown(rule.id), "name": .text(rule.name), "description": .text(rule.name),
      "publicipid": shown(world.address.id), "publicip": .text(world.address.address), "publicport": "80",
      "privateport": "8080", "algorithm": .text(rule.algorithm), "cidrlist": "", "account": .text(rule.account),
      "domainid": shown(world.domain), "domain": "ROOT", "state": .text(rule.state.rawValue),
      "zoneid": shown(world.zone.id), "networkid": behaviour.ruleShowsNetwork ? shown(world.network.id) : nil,
      "protocol": behaviour.ruleShowsNetwork ? "tcp" : nil, "tags": behaviour.hasTags ? [] : nil,
    ]
  }
}

extension Machine {
  /// As the server names a VM in its messages.
  var description: String { "VM[User|\(name)]" }

  /// The hypervisor's name of the VM.
  func instanceName(accountNumber: Int) -> String { "i-\(accountNumber)-\(id.number)-VM" }
}

extension Cloud {
  /// Seconds that a VM has run when its load is first known.
  private static let statisticsDelay = 60.0

  /// The VM as 5.1 of the reference has it.
  func json(_ machine: Machine, toAdmin: Bool = false, at now: Double) -> JSON {
    let owner = world.user(named: machine.account)
    let offering = world.offerings.first { $0.id.number == machine.offering }
    let template = world.templates.first { $0.id.number == machine.template }
    let started = machine.history.first { $0.state == .running }?.at
    let isMeasured = started.map { now - $0 >= Cloud.statisticsDelay } ?? false
    let pending =
      isOld || machine.busyUntil <= now
      ? nil : world.jobs.last { $0.work.machine == machine.id.number && $0.outcome == .pending }
    return [
      "id": shown(machine.id), "name": .text(machine.name), "displayname": .text(machine.displayName),
      "account": .text(machine.account), "domainid": shown(world.domain), "domain": "ROOT",
      "created": .text(Dates.answer(machine.created)), "state": .text(machine.state.rawValue), "haenable": false,
      "groupid": (machine.group?.id).map(shown), "group": (machine.group?.name).map(JSON.text),
      "zoneid": shown(world.zone(machine.zone).id), "zonename": .text(world.zone(machine.zone).name),
      "hostid": toAdmin && machine.state.isGone ? "0" : nil, "templateid": (template?.id).map(shown),
      "templatename": (template?.name).map(JSON.text),
      "templatedisplaytext": (template?.displayText ?? template?.name).map(JSON.text),
      "passwordenabled": false, "serviceofferingid": (offering?.id).map(shown),
      "serviceofferingname": (offering?.name).map(JSON.text),
      "cpunumber": (offering?.processors).map(JSON.number),
      "cpuspeed": (offering?.speed).map(JSON.number), "memory": (offering?.memory).map(JSON.number),
      "cpuused": isMeasured ? "10%" : nil, "networkkbsread": isMeasured ? 32_768 : nil,
      "networkkbswrite": isMeasured ? 16_384 : nil, "guestosid": shown(world.domain), "rootdeviceid": 0,
      "rootdevicetype": started == nil ? "Not created" : "NetworkFilesystem", "securitygroup": [],
      "nic": .list(machine.nics.enumerated().map { json($1, isDefault: $0 == 0) }), "hypervisor": "Simulator",
      "instancename": toAdmin || !isOld
        ? .text(machine.instanceName(accountNumber: owner?.accountID.number ?? 0)) : nil,
      "tags": behaviour.hasTags ? .list(machine.tags.map { ["key": .text($0.key), "value": .text($0.value)] }) : nil,
      "deleteprotection": behaviour.hasDeleteProtection ? .boolean(machine.isProtected) : nil,
      "jobid": (pending?.id).map(shown), "jobstatus": pending == nil ? nil : 0,
    ]
  }

  private func json(_ nic: Machine.NIC, isDefault: Bool) -> JSON {
    let network = world.network(nic.network)
    return [
      "id": shown(nic.id), "networkid": shown(network.id), "networkname": isOld ? nil : .text(network.name),
      "netmask": "255.255.0.0", "gateway": .text("\(network.prefix).1.1"), "ipaddress": .text(nic.address),
      "traffictype": "Guest", "type": .text(network.type), "isdefault": .boolean(isDefault),
      "macaddress": .text(nic.hardwareAddress), "secondaryip": isOld ? nil : [],
    ]
  }
}

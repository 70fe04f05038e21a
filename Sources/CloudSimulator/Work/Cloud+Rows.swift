extension Cloud {
  /// Makes a VM's row, Stopped, and gives its number.
  mutating func addMachine(
    name: String?, displayName: String?, group: String? = nil, account: String, offering: Int, template: Int,
    networks: [World.Network], at now: Double
  ) -> Int {
    let id = world.identity(in: "machine", from: 101)
    let hostName = name ?? (isOld ? id.uuid : "VM-\(id.uuid)")
    let serial = id.number - 100
    var machine = Machine(
      id: id, name: hostName, displayName: displayName ?? hostName, group: group.map { self.group(named: $0) },
      account: account, created: now, offering: offering, template: template, zone: networks[0].zone,
      nics: networks.indices.map { nic($0, in: networks[$0], serial: serial) })
    machine.enter(.stopped, at: now)
    world.machines.append(machine)
    return id.number
  }

  private mutating func nic(_ place: Int, in network: World.Network, serial: Int) -> Machine.NIC {
    let bytes = [0x56 + place, 0x16, serial >> 8, serial & 255].map(Cloud.hexadecimal)
    return Machine.NIC(
      id: world.identity(in: "nic", from: 3914), network: network.id.number,
      address: "\(network.prefix).\(1 + serial / 250).\(10 + serial % 240)",
      hardwareAddress: "02:00:" + bytes.joined(separator: ":"))
  }

  private static func hexadecimal(_ byte: Int) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  /// The label of that name, made when it is new.
  private mutating func group(named name: String) -> Machine.Group {
    if let group = world.machines.lazy.compactMap(\.group).first(where: { $0.name == name }) { return group }
    return Machine.Group(id: world.identity(in: "group", from: 1), name: name)
  }

  /// Puts a VM into a state and plans what follows from it by itself.
  mutating func change(_ number: Int, to state: Machine.State, at now: Double) {
    guard let index = world.machineIndex(number), world.machines[index].state != state else { return }
    world.machines[index].enter(state, at: now)
    if state == .destroyed || state == .error {
      world.agenda.append(Appointment(at: now + configuration.expungeDelay, event: .expunge(number)))
    }
  }

  /// Removes a VM for good, and with it its mappings (6.6 of the reference).
  mutating func remove(_ number: Int, at now: Double) {
    guard let index = world.machineIndex(number), world.machines[index].removed == nil else { return }
    world.machines[index].enter(.expunging, at: now)
    world.machines[index].removed = now
    for rule in world.rules.indices { unmap(number, fromRuleAt: rule, at: now) }
  }

  mutating func map(_ number: Int, toRuleAt rule: Int, at now: Double) {
    world.rules[rule].mappings.append(Rule.Mapping(machine: number))
    if let index = world.machineIndex(number) {
      world.machines[index].memberships.append(Machine.Membership(rule: world.rules[rule].id.number, since: now))
    }
  }

  mutating func unmap(_ number: Int, fromRuleAt rule: Int, at now: Double) {
    world.rules[rule].mappings.removeAll { $0.machine == number }
    guard let index = world.machineIndex(number) else { return }
    let id = world.rules[rule].id.number
    for stay in world.machines[index].memberships.indices
    where world.machines[index].memberships[stay].rule == id && world.machines[index].memberships[stay].until == nil {
      world.machines[index].memberships[stay].until = now
    }
  }
}

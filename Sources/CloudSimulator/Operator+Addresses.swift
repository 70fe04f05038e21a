/// Which addresses an operator of the cloud gives to VMs. A VM is named by name or id.
extension Cloud {
  /// Gives a VM another address in its first network.
  package mutating func setAddress(of nameOrID: String, to address: String) {
    world.machines[index(nameOrID)].nics[0].address = address
  }

  /// Gives a VM a card in a further network, which is its default from now on.
  package mutating func addCard(to nameOrID: String, in network: World.Network, address: String) {
    let card = Machine.NIC(
      id: world.identity(in: "nic", from: 3914), network: network.id.number, address: address,
      hardwareAddress: "02:00:56:17:00:01")
    world.machines[index(nameOrID)].nics.insert(card, at: 0)
  }

  /// Gives a VM a public address of its own, by static NAT.
  package mutating func addPublicAddress(_ address: String, to nameOrID: String, at now: Double) {
    let machine = world.machines[index(nameOrID)]
    world.addresses.append(
      World.Address(
        id: world.identity(in: "address", from: 34_002), address: address, network: machine.nics[0].network,
        allocated: now, machine: machine.id.number))
  }

  private func index(_ nameOrID: String) -> Int {
    guard let machine = machine(nameOrID), let index = world.machineIndex(machine.id.number) else {
      preconditionFailure("no VM is called \(nameOrID)")
    }
    return index
  }
}

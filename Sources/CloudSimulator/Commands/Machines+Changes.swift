extension Cloud {
  mutating func updateVirtualMachine(_ call: Call) throws(Refusal) -> Answer {
    let machine = try machine(call.parameters["id"] ?? "", call)
    try checkOwner(machine.account, is: call.user, of: machine.description)
    guard let index = world.machineIndex(machine.id.number), isVisible(machine, to: call.user) else {
      throw Refusal(431, "unable to find virtual machine with id \(text(machine.id))")
    }
    if let name = call.parameters["displayname"] { world.machines[index].displayName = name }
    if behaviour.hasDeleteProtection, let flag = call.parameters["deleteprotection"] {
      world.machines[index].isProtected = flag == "true"
    }
    return .named("virtualmachine", json(world.machines[index], toAdmin: call.user.isAdmin, at: call.now))
  }

  /// For admins, and where users may expunge (section 5 of the reference).
  mutating func recoverVirtualMachine(_ call: Call) throws(Refusal) -> Answer {
    guard call.user.isAdmin || (behaviour.knowsExpunge && configuration.userMayExpunge) else {
      throw Refusal(432, "The given command:\(call.command) does not exist", envelope: .error)
    }
    let machine = try machine(call.parameters["id"] ?? "", call)
    guard machine.state == .destroyed, machine.removed == nil else {
      throw Refusal(431, "VM with id \(text(machine.id)) is not in the right state")
    }
    change(machine.id.number, to: .stopped, at: call.now)
    return .named(
      "virtualmachine", json(world.machines[world.machineIndex(machine.id.number)!], toAdmin: true, at: call.now))
  }
}

extension Cloud {
  mutating func createTags(_ call: Call) throws(Refusal) -> Answer {
    guard call.parameters["resourcetype"]?.lowercased() == "uservm" else {
      throw Refusal(431, "Unable to find resource type \(call.parameters["resourcetype"] ?? "")")
    }
    for id in call.parameters.list("resourceids") {
      let machine = try machine(id, parameter: "resourceids", call)
      try checkOwner(machine.account, is: call.user, of: machine.description)
      let index = world.machineIndex(machine.id.number)!
      for (key, value) in call.parameters.map("tags") {
        world.machines[index].tags.removeAll { $0.key == key }
        world.machines[index].tags.append(Machine.Tag(key: key, value: value))
      }
    }
    return .object(["jobid": shown(schedule(.tag, call))])
  }

  func listTags(_ call: Call) throws(Refusal) -> Answer {
    let tags = world.machines.filter { isVisible($0, to: call.user) }.flatMap { machine in
      machine.tags.map { (machine, $0) }
    }
    let wanted = tags.filter { machine, tag in
      (call.parameters["key"] ?? tag.key) == tag.key && (call.parameters["value"] ?? tag.value) == tag.value
        && (call.parameters["resourceid"].map(machine.id.matches) ?? true)
    }
    let items = wanted.map { machine, tag -> JSON in
      [
        "key": .text(tag.key), "value": .text(tag.value), "resourcetype": "UserVm", "resourceid": shown(machine.id),
        "account": .text(machine.account), "domainid": shown(world.domain), "domain": "ROOT",
      ]
    }
    return try paged("tag", items, call)
  }
}

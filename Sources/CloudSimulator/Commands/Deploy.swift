extension Cloud {
  /// The part before the job: everything that can be refused is refused here, and nothing is made (6.4).
  func checkedTemplate(_ call: Call) throws(Refusal) -> World.Template {
    let parameters = call.parameters
    _ = try find(parameters["zoneid"] ?? "", among: [world.zone], \.id, in: .zone, parameter: "zoneid", call)
    let template = try find(
      parameters["templateid"] ?? "", among: world.templates, \.id, in: .template, parameter: "templateid", call)
    for id in parameters.list("networkids") {
      let network = try find(id, among: [world.network], \.id, in: .network, parameter: "networkids", call)
      guard network.account == call.user.name || call.user.isAdmin else {
        throw Refusal(531, "Unable to use network with id= \(network.id.number), permission denied")
      }
    }
    try checkUserData(parameters["userdata"] ?? "", call)
    try checkName(parameters["name"])
    guard world.zone.isEnabled || call.user.isAdmin else {
      throw Refusal(531, "Cannot perform this operation, Zone is currently disabled: \(world.zone.id.number)")
    }
    guard template.isReady else {
      throw isOld
        ? .internalError : Refusal(431, "The template \(template.id.number) is not available for use")
    }
    try checkLimit(call.user)
    return template
  }

  mutating func deployVirtualMachine(_ call: Call) throws(Refusal) -> Answer {
    let parameters = call.parameters
    let offering = try find(
      parameters["serviceofferingid"] ?? "", among: world.offerings, \.id, in: .offering,
      parameter: "serviceofferingid", call)
    let template = try checkedTemplate(call)
    let number = addMachine(
      name: parameters["name"], displayName: parameters["displayname"], group: parameters["group"],
      account: call.user.name, offering: offering.id.number, template: template.id.number, at: call.now)
    let index = world.machineIndex(number)!
    world.machines[index].userData = parameters["userdata"]
    world.deploys += 1
    let job = schedule(.deploy(number, starts: parameters["startvm"] != "false"), call)
    return .object(["id": shown(world.machines[index].id), "jobid": shown(job)])
  }

  /// 1 to 63 letters, digits and hyphens, first a letter, last no hyphen (6.1).
  private func checkName(_ name: String?) throws(Refusal) {
    guard let name else { return }
    guard name.wholeMatch(of: /[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?/) != nil else {
      throw Refusal(
        431,
        "Invalid name. Vm name can contain ASCII letters 'a' through 'z', the digits '0' through '9', and the hyphen "
          + "('-'), must be between 1 and 63 characters long, and can't start or end with \"-\" and can't start with digit"
      )
    }
    guard behaviour.namesAreUnique else { return }
    if world.machines.contains(where: { $0.name == name && $0.removed == nil }) {
      throw Refusal(
        431,
        "The vm with hostName \(name) already exists in the network domain: cs3cs3.simulator; "
          + "network=Ntwk[\(world.network.id.number)|Guest|8]")
    }
  }

  /// 6.7 of the reference.
  private func checkUserData(_ data: String, _ call: Call) throws(Refusal) {
    let start = "Unable to execute API command \(call.command.lowercased()) due to invalid value."
    let limit = isOld ? 2_048 : 32_768
    guard data.utf8.count <= limit else {
      throw Refusal(
        431,
        isOld
          ? "\(start) Value greater than max allowed length 2048 for param: userData"
          : "User data has exceeded configurable max length : \(limit)")
    }
    guard !behaviour.checksBase64 || data.wholeMatch(of: /[A-Za-z0-9+\/]*={0,2}/) != nil else {
      throw Refusal(431, "User data is not base64 encoded")
    }
  }

  private func checkLimit(_ user: World.User) throws(Refusal) {
    let count = world.machines.count { $0.account == user.name && $0.countsTowardsLimit }
    guard let limit = configuration.vmLimit, count >= limit, !user.isAdmin else { return }
    throw limitRefusal(user)
  }

  /// The account's limit on VMs is reached (6.4 of the reference).
  func limitRefusal(_ user: World.User) -> Refusal {
    let count = world.machines.count { $0.account == user.name && $0.countsTowardsLimit }
    return Refusal(
      behaviour.limitCode,
      isOld
        ? "Maximum number of resources of type 'user_vm' for account name=\(user.name) in domain "
          + "id=\(world.domain.number) has been exceeded."
        : "Maximum amount of resources of Type = 'user_vm' for Account Name = \(user.name) in Domain Id = "
          + "\(text(world.domain)) is exceeded: Account Resource Limit = \(configuration.vmLimit ?? count), Current Account Resource Amount = "
          + "\(count), Requested Resource Amount = 1.")
  }
}

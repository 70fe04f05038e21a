extension Cloud {
  mutating func deployVirtualMachine(_ call: Call) throws(Refusal) -> Answer {
    let parameters = call.parameters
    let plan = try plan(of: call)
    let number = addMachine(
      name: parameters["name"], displayName: parameters["displayname"], group: parameters["group"],
      account: call.user.name, offering: plan.offering.id.number, template: plan.template.id.number,
      networks: plan.networks, at: call.now)
    let index = world.machineIndex(number)!
    world.machines[index].userData = parameters["userdata"]
    world.deploys += 1
    let job = schedule(.deploy(number, starts: parameters["startvm"] != "false"), call)
    return .object(["id": shown(world.machines[index].id), "jobid": shown(job)])
  }

  /// What a deploy that may go on is made of.
  private struct Plan {
    var offering: World.Offering
    var template: World.Template
    /// At least one.
    var networks: [World.Network]
  }

  /// The part before the job: everything that can be refused is refused here, and nothing is made (6.4).
  private func plan(of call: Call) throws(Refusal) -> Plan {
    let parameters = call.parameters
    let offering = try offering(of: call)
    let zone = try find(parameters["zoneid"] ?? "", among: world.zones, \.id, in: .zone, parameter: "zoneid", call)
    let template = try find(
      parameters["templateid"] ?? "", among: world.templates, \.id, in: .template, parameter: "templateid", call)
    let networks = try networks(of: call, in: zone)
    try checkUserData(parameters["userdata"] ?? "", call)
    try checkName(parameters["name"], beside: networks[0])
    try checkKeyPair(parameters["keypair"])
    guard zone.isEnabled || call.user.isAdmin else {
      throw Refusal(531, "Cannot perform this operation, Zone is currently disabled: \(zone.id.number)")
    }
    try check(template, isIn: zone)
    try checkLimit(call.user)
    return Plan(offering: offering, template: template, networks: networks)
  }

  /// 1 to 63 letters, digits and hyphens, first a letter, last no hyphen (6.1).
  private func checkName(_ name: String?, beside network: World.Network) throws(Refusal) {
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
          + "network=Ntwk[\(network.id.number)|Guest|8]")
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

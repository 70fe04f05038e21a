extension Cloud {
  func listAccounts(_ call: Call) throws(Refusal) -> Answer {
    let used = count(of: call.user.name)
    let running = world.machines.count { $0.account == call.user.name && $0.removed == nil && $0.state == .running }
    return try paged("account", [account(call.user, used: used, running: running, since: call.now)], call)
  }

  private func account(_ user: World.User, used: Int, running: Int, since: Double) -> JSON {
    let vms = configuration.vmLimit.map(String.init) ?? "Unlimited"
    let free = configuration.vmLimit.map { String(max(0, $0 - used)) } ?? "Unlimited"
    let fields: JSON = [
      "id": shown(user.accountID), "name": .text(user.name), "accounttype": user.isAdmin ? 1 : 0,
      "domainid": shown(world.domain), "domain": "ROOT", "receivedbytes": 0, "sentbytes": 0, "vmlimit": .text(vms),
      "vmtotal": .number(used),
      "vmavailable": .text(free), "vmstopped": .number(used - running), "vmrunning": .number(running),
      "state": "enabled",
      "user": [
        [
          "id": shown(user.id), "username": .text(user.name), "firstname": "Auto", "lastname": "Scaler",
          "email": "scaler@example.com", "created": .text(Dates.answer(world.address.allocated)), "state": "enabled",
          "account": .text(user.name), "accounttype": user.isAdmin ? 1 : 0, "domainid": shown(world.domain),
          "domain": "ROOT", "apikey": .text(user.apiKey), "secretkey": isOld ? .text(user.secretKey) : nil,
        ]
      ],
    ]
    guard case .object(let members) = fields else { return fields }
    return .object(members + Cloud.unlimitedResources)
  }

  /// Limit, use and rest of what is not counted here.
  private static let unlimitedResources = ["ip", "volume", "snapshot", "template", "project", "network"].flatMap {
    [
      JSON.Member(name: "\($0)limit", value: "Unlimited"), JSON.Member(name: "\($0)total", value: 0),
      JSON.Member(name: "\($0)available", value: "Unlimited"),
    ]
  }

  /// The limit on VMs is the account's own, every other resource is unlimited.
  func listResourceLimits(_ call: Call) throws(Refusal) -> Answer {
    let wanted = call.parameters["resourcetype"].flatMap { Int($0) }
    let limits = (0...6).filter { wanted == nil || wanted == $0 }.map { type -> JSON in
      [
        "account": .text(call.user.name), "domainid": shown(world.domain), "domain": "ROOT",
        "resourcetype": .text(String(type)), "max": .number(type == 0 ? configuration.vmLimit ?? -1 : -1),
      ]
    }
    return try paged("resourcelimit", limits, call)
  }

  private func count(of account: String) -> Int {
    world.machines.count { $0.account == account && $0.countsTowardsLimit }
  }
}

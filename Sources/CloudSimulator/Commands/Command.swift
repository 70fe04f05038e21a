/// One command of the API: what it requires and what it does.
struct Command: Sendable {
  var required: [String] = []
  /// Since which flavours it exists.
  var flavours = Flavour.allCases
  var run: @Sendable (inout Cloud, Call) throws(Refusal) -> Answer

  static let all: [String: Command] = [
    "listZones": Command { cloud, call throws(Refusal) in try cloud.listZones(call) },
    "listServiceOfferings": Command { cloud, call throws(Refusal) in try cloud.listServiceOfferings(call) },
    "listTemplates": Command(required: ["templatefilter"]) { cloud, call throws(Refusal) in
      try cloud.listTemplates(call)
    },
    "listNetworks": Command { cloud, call throws(Refusal) in try cloud.listNetworks(call) },
    "listPublicIpAddresses": Command { cloud, call throws(Refusal) in try cloud.listPublicIpAddresses(call) },
    "listSSHKeyPairs": Command { cloud, call throws(Refusal) in try cloud.listSSHKeyPairs(call) },
    "listCapabilities": Command { cloud, _ in cloud.listCapabilities() },
    "listAccounts": Command { cloud, call throws(Refusal) in try cloud.listAccounts(call) },
    "listResourceLimits": Command { cloud, call throws(Refusal) in try cloud.listResourceLimits(call) },
    "listVirtualMachines": Command { cloud, call throws(Refusal) in try cloud.listVirtualMachines(call) },
    "deployVirtualMachine": Command(required: ["zoneid", "serviceofferingid", "templateid"]) {
      cloud, call throws(Refusal) in try cloud.deployVirtualMachine(call)
    },
    "startVirtualMachine": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.submit(call) { .start($0.id.number) }
    },
    "stopVirtualMachine": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.submit(call) { .stop($0.id.number) }
    },
    "destroyVirtualMachine": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.submit(call) { .destroy($0.id.number, expunge: call.parameters["expunge"] == "true") }
    },
    "recoverVirtualMachine": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.recoverVirtualMachine(call)
    },
    "updateVirtualMachine": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.updateVirtualMachine(call)
    },
    "listLoadBalancerRules": Command { cloud, call throws(Refusal) in try cloud.listLoadBalancerRules(call) },
    "listLoadBalancerRuleInstances": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.listLoadBalancerRuleInstances(call)
    },
    "assignToLoadBalancerRule": Command(required: ["id", "virtualmachineids"]) { cloud, call throws(Refusal) in
      try cloud.submit(call) { rule, machines in .assign(rule: rule, machines) }
    },
    "removeFromLoadBalancerRule": Command(required: ["id", "virtualmachineids"]) { cloud, call throws(Refusal) in
      try cloud.submit(call) { rule, machines in .remove(rule: rule, machines) }
    },
    "updateLoadBalancerRule": Command(required: ["id"]) { cloud, call throws(Refusal) in
      try cloud.updateLoadBalancerRule(call)
    },
    "queryAsyncJobResult": Command(required: ["jobid"]) { cloud, call throws(Refusal) in
      try cloud.queryAsyncJobResult(call)
    },
    "listAsyncJobs": Command { cloud, call throws(Refusal) in try cloud.listAsyncJobs(call) },
    "createTags": Command(required: ["resourceids", "resourcetype", "tags"], flavours: [.v4]) {
      cloud, call throws(Refusal) in try cloud.createTags(call)
    },
    "listApis": Command(flavours: [.v4]) { cloud, call throws(Refusal) in try cloud.listApis(call) },
    "listTags": Command(flavours: [.v4]) { cloud, call throws(Refusal) in try cloud.listTags(call) },
  ]

  /// Commands that the server knows and ordinary users may not call; the simulator does nothing for them.
  static let reserved: Set<String> = ["listHosts", "listSystemVms", "listAlerts"]

  /// The command for someone who may call it.
  static func available(_ name: String, flavour: Flavour) throws(Refusal) -> Command {
    if let command = all[name], command.flavours.contains(flavour) { return command }
    try refuseUnknown(name, flavour: flavour)
    throw Refusal(432, "The given command:\(name) does not exist", envelope: .error)
  }

  /// Before 4.11 this is looked at before the signature, later with it: 401 and 432 say which (2.2 of the reference).
  static func refuseUnknown(_ name: String, flavour: Flavour) throws(Refusal) {
    if let command = all[name], command.flavours.contains(flavour) { return }
    if flavour.behaviour.unknownCommandIsUnauthorized { throw unavailable(name) }
    guard reserved.contains(name) else { throw Refusal(432, "The given command does not exist", envelope: .error) }
  }

  /// From 4.18 on, for a command that is unknown or forbidden.
  static func unavailable(_ name: String) -> Refusal {
    let text = "The given command '\(name)' either does not exist, is not available for user."
    return Refusal(401, text, envelope: .error)
  }
}

import CloudSimulator

extension Broken {
  /// What the account has, and the group.
  static let cloud: [Broken] = [
    broken("the zone is off", "zone", "zoneid 1: the account sees no such zone") { $0.enableZone(false) },
    Broken(
      "another zone's id", "zone", "zoneid 9: the account sees no such zone", status: 78,
      changes: ["launch_config": ["zoneid": "9"]]),
    broken("the offering is gone", "offering", "serviceofferingid 21: the account sees no such offering") {
      $0.removeOffering()
    },
    broken("the template is gone", "template", "templateid 421: the account may deploy no such template") {
      $0.removeTemplate()
    },
    broken("the template is not ready", "template", "421 (Debian 12 (simulated)) is not ready", status: 69) {
      $0.setTemplate(isReady: false)
    },
    Broken("the template is in another zone", "template", "421 (Debian 12 (simulated)) is in zone 2", status: 78) {
      world in
      world.cloud.withCloud { cloud, now in cloud.moveTemplate(at: now) }
      return ([:], [])
    },
    Broken(
      "no such network", "network", "networkids 9: the account sees no such network", status: 78,
      changes: ["launch_config": ["networkids": "9"]]),
    Broken("another network than the rule's", "network", "1377 (db-net): not the rule's network 1374", status: 78) {
      world in
      let id = world.cloud.withCloud { cloud, _ in
        let network = cloud.addNetwork(named: "db-net")
        return cloud.text(network.id)
      }
      return (["launch_config": ["networkids": id]], [])
    },
    broken(
      "several networks to choose from", "network", "networkids is not given, and the account has several", status: 0
    ) { $0.addNetwork(named: "db-net") },
    Broken(
      "the rule is gone", "rule", "load_balancer 64331 in [scaling]: the account has no such rule", status: 78,
      changes: ["scaling": ["load_balancer": "64331"]]),
    broken("the rule's last change failed", "rule state", "Add: its last change did not", status: 0) {
      $0.setRule(.add)
    },
    broken("the rule is no round robin", "rule algorithm", "leastconn: the load of the one", status: 0) {
      $0.setRule(.leastconn)
    },
    Broken("the rule is in another zone", "rule zone", "the rule is in zone 2", status: 78) { world in
      world.cloud.withCloud { cloud, now in cloud.moveRule(at: now) }
      return ([:], [])
    },
    Broken("a member is stopped", "members", "web-1 Running, web-2 Stopped", status: 0) { world in
      world.cloud.withCloud { cloud, now in cloud.set("web-2", to: .stopped, at: now) }
      return ([:], [])
    },
    Broken(
      "the monitored VM is not the account's", "monitored VM", "web-9 is none of the account's VMs", status: 78,
      changes: ["monitoring": ["vm": "web-9"]]),
    Broken("the monitored VM is no member", "monitored VM", "103 (db-1) is Running, and no member", status: 0) {
      world in
      _ = world.cloud.withCloud { cloud, now in cloud.addMachine(named: "db-1", at: now).name }
      return (["monitoring": ["vm": "db-1"]], [])
    },
    broken(
      "the role may not change anything", "commands",
      "the account may not call deployVirtualMachine, removeFromLoadBalancerRule", status: 77
    ) {
      $0.forbid("deployVirtualMachine")
      $0.forbid("removeFromLoadBalancerRule")
    }.with { $0.configuration.flavour = .v4 },
    broken("the role may not list VMs", "monitored VM", "listVirtualMachines: ", status: 69) {
      $0.forbid("listVirtualMachines")
    },
  ]

  /// What the numbers come to, and what account and cloud allow.
  static let limits: [Broken] = [
    Broken("too much user data", "userdata", "2052 characters of base64: CloudStack 3.0.3", status: 78) { world in
      try world.write(String(repeating: "x", count: 1537), to: "data")
      return (["launch_config": ["userdata_file": "data"]], [])
    },
    Broken("no room in the account", "account limit", "scaler may have 1 more VM, max_size needs 2", status: 0)
      .with { $0.configuration.vmLimit = 3 },
    Broken(
      "an account that may not expunge", "expunge", "the account may not", status: 0,
      changes: ["scaling_policy_in": ["expunge": "yes"]]
    ).with { $0.configuration.flavour = .v4 },
    Broken(
      "thresholds too close", "thresholds", "a load just below 2 on 3 VMs is 3 on 2", status: 0,
      changes: ["scaling_policy_in": ["threshold": "2"]]),
    Broken(
      "a drain beyond cron's minute", "drain", "90 s", status: 0, changes: ["scaling_policy_in": ["drain": "90"]]),
  ]

  private static func broken(
    _ thing: String, _ check: String, _ found: String, status: Int32 = 78,
    change: @escaping @Sendable (inout Cloud) -> Void
  ) -> Broken {
    Broken(thing, check, found, status: status) { world in
      world.cloud.withCloud { cloud, _ in change(&cloud) }
      return ([:], [])
    }
  }
}

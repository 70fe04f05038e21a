import Scaling

@testable import CloudStack
@testable import cronscale

extension Messages {
  /// What `cronscale check` finds in the rule, its members, and the monitored VM.
  static func checkRule() throws -> Chapter {
    Chapter(
      "cronscale check: the rule and its members", try checkedRules() + otherRules() + members() + monitoredMachine())
  }

  private static func otherRules() throws -> [Entry] {
    let both = ["load_balancer = 64330": "load_balancer = 64330, 64331"]
    func with(
      _ situation: String, _ rule: Sought<LoadBalancerRule>, network: String = "7",
      _ members: [Machine] = Examined.machines
    ) throws -> Entry {
      try Examined.entry(situation, .otherRule, both) {
        $0.cloud.otherRules = [
          RuleSnapshot(id: "64331", rule: .read(rule), network: .read(network), members: .read(members))
        ]
      }
    }
    func rule(_ changes: [String: String] = [:]) -> Sought<LoadBalancerRule> {
      Examined.rule(["id": "64331", "name": "web-https"].merging(changes) { $1 })
    }
    return [
      try with("another rule, and all is well", rule()), try with("it is not there", Sought(choice: ["7 (db)"])),
      try with("it is the first one", rule(["id": "64330"])),
      try with("it is in another network", rule(), network: "8"),
      try with("it lists none of the members", rule(), []),
      try with("it lacks a member", rule(), Array(Examined.machines.dropLast())),
      try with("it lists somebody else", rule(), Examined.machines + [.example(9, .running)]),
      try with("its last change failed", rule(["state": "Add"])),
    ]
  }

  private static func checkedRules() throws -> [Entry] {
    [
      try Examined.entry("no such rule", .rule) { $0.cloud.rule = .read(Sought(choice: ["7 (db)"])) },
      try Examined.entry("no rule at all", .rule) { $0.cloud.rule = .read(Sought()) },
      try Examined.entry("rules cannot be read", .rule) {
        $0.cloud.rule = .failed(Failure(.unavailable, "the call: the reason"))
      },
      try Examined.entry("its last change failed", .ruleState) {
        $0.cloud.rule = .read(Examined.rule(["state": "Add"]))
      },
      try Examined.entry("it is being removed", .ruleState) {
        ($0.cloud.rule, $0.cloud.members) = (.read(Examined.rule(["state": "Revoke"])), .read([]))
      },
      try Examined.entry("it does not take turns", .ruleAlgorithm) {
        $0.cloud.rule = .read(Examined.rule(["algorithm": "leastconn"]))
      },
      try Examined.entry("it is where new VMs are", .ruleZone),
      try Examined.entry("it is in another zone", .ruleZone) { $0.cloud.rule = .read(Examined.rule(["zoneid": "2"])) },
    ]
  }

  private static func members() throws -> [Entry] {
    func with(_ situation: String, _ machines: [Machine]) throws -> Entry {
      try Examined.entry(situation, .members) { $0.cloud.members = .read(machines) }
    }
    let one = Machine.example(1, .running, name: "web1")
    let stray = Machine.example(9, .running, name: "web-261121172752-7f3a")
    let named = ["load_balancer = 64330": "load_balancer = 64330\nname = web"]
    return [
      try Examined.entry("one that was launched is in no rule", .members, named) {
        $0.cloud.machines = .read([one, .example(2, .running), .example(3, .running), stray])
      },
      try with("there are too few", [one]), try with("there are too many", (1...6).map { .example($0, .running) }),
      try with("one is stopped", [one, .example(2, .running), .example(3, .stopped)]),
      try with("too many are stopped", [one] + (2...5).map { .example($0, .stopped) }),
    ]
  }

  private static func monitoredMachine() throws -> [Entry] {
    func with(_ situation: String, _ machine: Machine, isMember: Bool = true) throws -> Entry {
      try Examined.entry(situation, .monitored) {
        $0.cloud.machines = .read([machine])
        $0.cloud.members = .read(isMember ? [machine] : [])
      }
    }
    return [
      try with("the monitored VM is none of the account's", .example(2, .running)),
      try with("it is no member", .example(1, .running, name: "web1"), isMember: false),
      try Examined.entry("it is in another network", .monitored) {
        ($0.cloud.members, $0.cloud.machineNetworks) = (.read([.example(2, .running)]), ["101": ["8"]])
      },
      try Examined.entry("it is in another network, and the rule has no member", .monitored) {
        ($0.cloud.members, $0.cloud.machineNetworks) = (.read([]), ["101": ["8"]])
      },
      try Examined.entry("it is no member, and others are", .monitored) {
        $0.cloud.members = .read([.example(2, .running)])
      },
      try with("it is stopped", .example(1, .stopped, name: "web1")),
      try Examined.entry("the members themselves are monitored", .monitored, ["host = web1": "host = members"]),
      try Examined.entry(
        "they are monitored, and the keys of new ones accepted", .monitored,
        ["host = web1": "host = members\nhost_key = accept-new"]),
    ]
  }
}

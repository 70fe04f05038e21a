import Scaling

@testable import CloudStack
@testable import cronscale

extension Messages {
  /// What `cronscale check` finds in the rc file's numbers, and in what the account may.
  static func checkNumbers() throws -> Chapter {
    Chapter("cronscale check: numbers and limits", try policy() + userdata() + commands() + account())
  }

  private static func policy() throws -> [Entry] {
    var memory = Memory()
    memory.lastLaunchDuration = 312
    return [
      try Examined.entry("thresholds far enough from each other", .thresholds),
      try Examined.entry("thresholds too close", .thresholds, ["threshold = 1": "threshold = 2.5"]),
      try Examined.entry("no launch yet", .cooldown),
      try Examined.entry("cooldowns shorter than a launch", .cooldown) { $0.disk.state = .success(.memory(memory)) },
      try Examined.entry("cooldowns long enough", .cooldown, ["threshold = 3": "threshold = 3\ncooldown = 400"]) {
        memory.lastLaunchDuration = 200
        $0.disk.state = .success(.memory(memory))
      },
      try Examined.entry("a drain beyond cron's minute", .drain, ["threshold = 1": "threshold = 1\ndrain = 90"]),
    ]
  }

  private static func userdata() throws -> [Entry] {
    func data(_ situation: String, _ size: Int, _ version: String) throws -> Entry {
      try Examined.entry(situation, .userdata) {
        $0.disk.userdata = .read(size)
        $0.cloud.capabilities = .read(Capabilities(Examined.object(["cloudstackversion": version])))
      }
    }
    return [
      try data("user data that fits", 2_048, "3.0.3"), try data("too much user data", 2_052, "3.0.3"),
      try data("user data that may be too much", 32_772, "4.18.1.0"),
    ]
  }

  private static func commands() throws -> [Entry] {
    func told(_ situation: String, _ names: Set<String>?) throws -> Entry {
      try Examined.entry(situation, .commands) { $0.cloud.commands = .read(names) }
    }
    let most: Set = [
      "destroyVirtualMachine", "assignToLoadBalancerRule", "removeFromLoadBalancerRule", "queryAsyncJobResult",
    ]
    return [
      try told("a role that may not deploy", most), try told("a role that may", most.union(["deployVirtualMachine"])),
      try told("nobody says what it may", nil),
    ]
  }

  private static func account() throws -> [Entry] {
    func expunge(_ situation: String, _ told: [String: String]) throws -> Entry {
      try Examined.entry(situation, .expunge, ["threshold = 1": "threshold = 1\nexpunge = yes"]) {
        $0.cloud.capabilities = .read(Capabilities(Examined.object(told)))
      }
    }
    return [
      try Examined.entry("no limit", .accountLimit) { $0.cloud.accounts = .read([]) },
      try Examined.entry("less room than max_size", .accountLimit) {
        $0.cloud.accounts = .read(Examined.accounts(["vmavailable": "1"]))
      },
      try Examined.entry("expunge = no", .expunge),
      try expunge("the account may expunge", ["allowuserexpungerecovervm": "true"]),
      try expunge("the account may not", ["allowuserexpungerecovervm": "false"]),
      try expunge("nobody says whether it may", [:]),
    ]
  }
}

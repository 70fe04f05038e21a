@testable import CloudSimulator

/// What happened around a transcript's requests, and which of them are not sent.
struct Scenario {
  typealias Act = @Sendable (inout Cloud, _ now: Double) -> Void

  /// Exchanges that are not sent, by their index, with the reason.
  struct Skip {
    var indexes: [Int]
    var reason: String
  }

  var start: Act = { _, _ in }
  /// What an operator did just before an exchange, by its index.
  var before: [Int: Act] = [:]
  var skips: [Skip] = []

  func reasonToSkip(_ index: Int) -> String? { skips.first { $0.indexes.contains(index) }?.reason }

  static let all: [String: Scenario] = [
    "00": Scenario(
      start: { cloud, _ in cloud.setRule(.add) },
      skips: [
        Skip(indexes: [4, 5, 6], reason: "the account has its network, address and rule from the start"),
        Skip(indexes: Array(7...19), reason: "making networks, addresses and rules is not simulated"),
        Skip(indexes: [20], reason: "its address has a number for an id, which later files don't have"),
      ]),
    "02": Scenario(start: { cloud, now in seeMachine("3419aaab-197b-48fd-af07-ba3775a90730", "web-1", &cloud, now) }),
    "03": Scenario(skips: [Skip(indexes: [22], reason: "listInstanceGroups is not simulated")]),
    "05": Scenario(
      start: { cloud, now in cloud.addHugeOffering(now) },
      before: [
        34: { cloud, _ in cloud.configuration.vmLimit = cloud.world.machines.count { $0.countsTowardsLimit } },
        37: { cloud, _ in cloud.configuration.vmLimit = 100 },
        38: { cloud, _ in cloud.setTrouble(World.Trouble(startsFail: true)) },
        43: { cloud, _ in cloud.setTrouble(World.Trouble(startsFail: true)) },
        45: { cloud, _ in cloud.setTrouble(World.Trouble()) },
      ],
      skips: [Skip(indexes: [33, 50, 51], reason: "there is one network, of the account scaler")]),
    "06": Scenario(start: { cloud, now in
      seeMachine("edb80b4a-4f93-4e5c-b63e-4ad400337471", "o1", account: "other", &cloud, now)
    }),
    "09": Scenario(skips: [
      Skip(indexes: [47, 48, 49], reason: "sent at the same time as 50, of which a file knows nothing")
    ]),
    "11": Scenario(
      start: { cloud, now in
        cloud.addHugeOffering(now)
        cloud.addMember(named: "web-1", at: now)
        cloud.world.machines[cloud.world.machines.count - 1].id.uuid = "3419aaab-197b-48fd-af07-ba3775a90730"
      },
      before: [
        13: { cloud, _ in cloud.setTrouble(World.Trouble(startsFail: true)) },
        15: { cloud, _ in cloud.setTrouble(World.Trouble()) },
        22: { cloud, _ in cloud.setTrouble(World.Trouble(startsFail: true)) },
      ],
      skips: [Skip(indexes: [21], reason: "the listed jobs made the address and the rule, which is not simulated")]),
    "12": Scenario(
      before: [
        55: { cloud, _ in cloud.enableUser("other", false) },
        56: { cloud, _ in cloud.enableUser("other", true) },
      ],
      skips: [Skip(indexes: [24], reason: "listEvents is not simulated")]),
    "16": Scenario(
      before: [
        26: { cloud, now in cloud.addTemplate(named: "私のテンプレート v1", isReady: false, at: now) }
      ],
      skips: [Skip(indexes: [25], reason: "registerTemplate is not simulated")]),
    "17": Scenario(
      start: { cloud, now in
        cloud.addTemplate(named: "mine", isReady: false, at: now)
        cloud.world.templates[1].id.uuid = "5d898f4b-e8e1-44a7-93f1-0acd6bce7e8b"
      },
      before: [
        1: { cloud, _ in cloud.enableZone(false) },
        4: { cloud, _ in
          cloud.enableZone(true)
          cloud.setTrouble(World.Trouble(startsFail: true))
        },
        // A stopped router shows in nothing (6.6 of the reference).
        7: { cloud, _ in cloud.setTrouble(World.Trouble()) },
        22: { cloud, now in
          cloud.unregister("rt-1", at: now)
          cloud.setTrouble(World.Trouble(loadBalancerFails: true))
        },
        35: { cloud, _ in cloud.setTrouble(World.Trouble()) },
        48: { cloud, _ in cloud.setTrouble(World.Trouble(startsFail: true)) },
      ]),
    "18": Scenario(before: [
      0: { cloud, _ in cloud.setTrouble(World.Trouble(loadBalancerFails: true)) },
      5: { cloud, _ in cloud.setTrouble(World.Trouble()) },
      20: { cloud, now in cloud.restart(at: now) },
    ]),
  ]

  /// A VM that only requests name.
  private static func seeMachine(
    _ id: String, _ name: String, account: String = "scaler", _ cloud: inout Cloud, _ now: Double
  ) {
    cloud.addMachine(named: name, account: account, at: now)
    cloud.world.machines[cloud.world.machines.count - 1].id.uuid = id
  }
}

extension Cloud {
  /// The offering that no host had room for.
  mutating func addHugeOffering(_ now: Double) {
    let id = Identity(number: 99, uuid: "b137fbe2-e52f-4e04-b786-aa4193625067")
    world.offerings.append(World.Offering(id: id, name: "Huge", speed: 1000, memory: 1 << 20, created: now))
  }
}

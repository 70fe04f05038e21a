extension World {
  /// One advanced zone, one isolated network and the rule `web-lb` with its members web-1, web-2, … Running; with the
  /// full catalogue more to choose from beside them.
  init(_ configuration: CloudConfiguration, at now: Double) {
    var generator = SeededGenerator(seed: configuration.seed)
    func identity(_ number: Int) -> Identity { Identity(number: number, uuid: generator.uuid()) }
    let scaler = User(
      id: identity(3), accountID: identity(3), name: "scaler", apiKey: configuration.apiKey ?? generator.key(),
      secretKey: configuration.secretKey ?? generator.key())
    let other = User(
      id: identity(4), accountID: identity(4), name: "other", apiKey: generator.key(), secretKey: generator.key())
    let admin = User(
      id: identity(2), accountID: identity(2), name: "admin", apiKey: generator.key(), secretKey: generator.key(),
      isAdmin: true)
    domain = identity(1)
    users = [scaler, other, admin]
    zones = [Zone(id: identity(1), name: "zone1", token: generator.uuid())]
    offerings = [
      Offering(id: identity(21), name: "Small Instance", speed: 500, memory: 512, created: now),
      Offering(id: identity(22), name: "Medium Instance", speed: 1000, memory: 1024, created: now),
    ]
    templates = [Template(id: identity(421), name: "Debian 12 (simulated)", created: now)]
    networks = [Network(id: identity(1374), name: "web-net", account: scaler.name, zone: 1)]
    addresses = [Address(id: identity(34_000), address: "203.0.113.13", network: 1374, allocated: now)]
    rules = [Rule(id: identity(64_330), name: "web-lb", account: scaler.name, network: 1374, address: 34_000)]
    keyPairs = [KeyPair(name: "web key", fingerprint: "5c:0e:72:9f:d4:1b:33:a8:60:e7:8d:42:fb:19:c6:57")]
    for number in 1..<max(1, configuration.rules) {
      rules.append(
        Rule(
          id: identity(64_339 + number), name: "web-lb-\(number + 1)", account: scaler.name, publicPort: 442 + number,
          network: 1374, address: 34_000))
    }
    self.generator = generator
    switch configuration.catalogue {
    case .small: break
    case .full: fillCatalogue(at: now)
    }
  }
}

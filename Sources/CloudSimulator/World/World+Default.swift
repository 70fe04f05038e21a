extension World {
  /// One advanced zone, one isolated network, the rule `web-lb` with its members web-1, web-2, … Running.
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
    zone = Zone(id: identity(1), name: "zone1", token: generator.uuid())
    offerings = [
      Offering(id: identity(21), name: "Small Instance", speed: 500, memory: 512, created: now),
      Offering(id: identity(22), name: "Medium Instance", speed: 1000, memory: 1024, created: now),
    ]
    templates = [Template(id: identity(421), name: "Debian 12 (simulated)", created: now)]
    network = Network(id: identity(1374), name: "web-net", account: scaler.name)
    address = Address(id: identity(34_000), address: "203.0.113.13", allocated: now)
    rules = [Rule(id: identity(64_330), name: "web-lb", account: scaler.name)]
    self.generator = generator
  }
}

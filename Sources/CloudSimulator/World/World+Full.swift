extension World {
  /// Two zones, the offerings and templates that somebody might choose from, and in the second zone a network with an
  /// address and a rule. What the small catalogue has comes first, under other names.
  mutating func fillCatalogue(at now: Double) {
    zones[0].name = "jp-east-t1v"
    let secondZone = Identity(number: 2, uuid: generator.uuid())
    zones.append(Zone(id: secondZone, name: "jp-east-f2v", token: generator.uuid()))
    fillOfferings(at: now)
    fillTemplates(secondZone: secondZone.number, at: now)
    fillNetworks(secondZone: secondZone.number, at: now)
  }

  /// Numbers and names as IDC Frontier had them.
  private mutating func fillOfferings(at now: Double) {
    offerings = World.sizes.enumerated().map { place, size in
      // The first two stay the rows that the small catalogue has.
      let id = place < offerings.count ? offerings[place].id : Identity(number: size.number, uuid: generator.uuid())
      return Offering(
        id: id, name: size.name, displayText: "\(size.name) ( \(size.processors)CPU / \(size.gigabytes)GB )",
        processors: size.processors, speed: 2400, memory: size.gigabytes * 1024, created: now)
    }
  }

  private struct Size {
    var number: Int
    var name: String
    var processors: Int
    var gigabytes: Int
  }

  private static let sizes = [
    Size(number: 21, name: "M4", processors: 2, gigabytes: 4),
    Size(number: 22, name: "M8", processors: 2, gigabytes: 8),
    Size(number: 14, name: "DL32", processors: 8, gigabytes: 32),
    Size(number: 15, name: "XL16", processors: 8, gigabytes: 16),
    Size(number: 16, name: "L32", processors: 4, gigabytes: 32),
    Size(number: 20, name: "S2", processors: 1, gigabytes: 2),
  ]

  /// One for everybody in both zones, and the account's own: ready, not ready, in the second zone only, and with names
  /// that are not ASCII.
  private mutating func fillTemplates(secondZone: Int, at now: Double) {
    func own(_ name: String, _ text: String, zone: Int = 1, isReady: Bool = true) -> Template {
      Template(
        id: identity(in: "template", from: 422), name: name, displayText: text, account: users[0].name,
        isReady: isReady, zones: [zone], created: now)
    }
    templates[0].displayText = "Debian 12, 64 bit, 2 GB, for everybody"
    templates += [
      own("web-2026-11", "web server, November 2026"), own("web-next", "web server, being made", isReady: false),
      own("web-f2v", "web server of the second zone", zone: secondZone),
      own("ウェブサーバー", "ウェブサーバー 2026年11月版"), own("nginx", "nginx 𠮷 🚀 (テスト)"),
    ]
  }

  private mutating func fillNetworks(secondZone: Int, at now: Double) {
    func identity(_ number: Int) -> Identity { Identity(number: number, uuid: generator.uuid()) }
    let account = users[0].name
    networks += [
      Network(id: identity(1375), name: "app-net", account: account, zone: secondZone, prefix: "10.2"),
      Network(id: identity(1376), name: "direct-net", zone: 1, prefix: "10.3"),
    ]
    addresses.append(Address(id: identity(34_001), address: "203.0.113.77", network: 1375, allocated: now))
    rules.append(
      Rule(
        id: identity(64_331), name: "app-lb", account: account, algorithm: .leastconn, publicPort: 443,
        privatePort: 8443, network: 1375, address: 34_001))
  }
}

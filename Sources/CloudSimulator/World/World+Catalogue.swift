/// What an account may choose from: the rows that lists offer and that a deploy names.
extension World {
  package struct Zone: Sendable, Codable {
    package var id: Identity
    package var name: String
    package var token: String
    package var isEnabled = true
  }

  package struct Offering: Sendable, Codable {
    package var id: Identity
    package var name: String
    /// nil is the name.
    package var displayText: String?
    package var processors = 1
    /// MHz.
    package var speed: Int
    /// MiB.
    package var memory: Int
    package var created: Double
    /// No longer listed nor deployed; its id is known all the same.
    package var isRemoved = false
  }

  package struct Template: Sendable, Codable {
    package var id: Identity
    package var name: String
    /// nil is the name.
    package var displayText: String?
    /// nil belongs to everybody and is featured.
    package var account: String?
    package var isReady = true
    /// The numbers of the zones that have it; nil is every zone.
    package var zones: [Int]?
    package var created: Double
    /// No longer listed nor deployed; its id is known all the same.
    package var isRemoved = false

    func isIn(_ zone: Zone) -> Bool { zones?.contains(zone.id.number) ?? true }
  }

  package struct Network: Sendable, Codable {
    package var id: Identity
    package var name: String
    /// nil is a shared network, which everybody may use.
    package var account: String?
    /// The number of its zone.
    package var zone: Int
    /// The first two numbers of its addresses.
    package var prefix = "10.1"
    /// Until when changes of load-balancer rules are planned: they run one after another.
    var busyUntil = 0.0

    /// The guest type, as 3.0 and later call it.
    var type: String { account == nil ? "Shared" : "Isolated" }
  }

  /// A public address of the group's account.
  package struct Address: Sendable, Codable {
    package var id: Identity
    package var address: String
    /// The number of the guest network that it belongs to.
    package var network: Int
    package var allocated: Double
    /// The number of the VM that it belongs to alone, by static NAT.
    package var machine: Int?
  }

  /// An SSH key pair of the group's account; its name is its id.
  package struct KeyPair: Sendable, Codable {
    package var name: String
    package var fingerprint: String
  }
}

extension World {
  /// The zone that an rc file names.
  package var zone: Zone {
    get { zones[0] }
    set { zones[0] = newValue }
  }

  /// The first rule's network.
  package var network: Network {
    get { networks[0] }
    set { networks[0] = newValue }
  }

  /// The first rule's address.
  package var address: Address {
    get { addresses[0] }
    set { addresses[0] = newValue }
  }

  func zone(_ number: Int) -> Zone { zones.first { $0.id.number == number } ?? zone }

  func network(_ number: Int) -> Network { networks.first { $0.id.number == number } ?? network }

  func address(_ number: Int) -> Address { addresses.first { $0.id.number == number } ?? address }

  /// The place of a rule's network.
  func networkIndex(ofRule number: Int) -> Int {
    let rule = rules.first { $0.id.number == number }
    return networks.firstIndex { $0.id.number == rule?.network } ?? 0
  }
}

/// Everything that the simulated cloud remembers; as JSON it is the state file.
package struct World: Sendable, Codable {
  /// The one domain, ROOT.
  package var domain: Identity
  package var users: [User]
  package var zone: Zone
  package var offerings: [Offering]
  package var templates: [Template]
  package var network: Network
  package var address: Address
  package var rules: [Rule]
  package var machines: [Machine] = []
  package var jobs: [Job] = []
  /// Who did what to which VM, in that order.
  package internal(set) var acts: [Act] = []
  /// Deploys that were accepted, whoever asked for them.
  package var deploys = 0
  package var trouble = Trouble()
  var agenda: [Appointment] = []
  var generator: SeededGenerator
  /// The last number given in each table.
  var lastNumbers: [String: Int] = [:]

  package struct User: Sendable, Codable {
    package var id: Identity
    package var accountID: Identity
    /// Account and user have the same name here.
    package var name: String
    package var apiKey: String
    package var secretKey: String
    package var isAdmin = false
    package var isEnabled = true
  }

  package struct Zone: Sendable, Codable {
    package var id: Identity
    package var name: String
    package var token: String
    package var isEnabled = true
  }

  package struct Offering: Sendable, Codable {
    package var id: Identity
    package var name: String
    package var speed: Int
    package var memory: Int
    package var created: Double
  }

  package struct Template: Sendable, Codable {
    package var id: Identity
    package var name: String
    /// nil belongs to everybody and is featured.
    package var account: String?
    package var isReady = true
    package var created: Double
  }

  package struct Network: Sendable, Codable {
    package var id: Identity
    package var name: String
    package var account: String
    /// Until when changes of load-balancer rules are planned: they run one after another.
    var busyUntil = 0.0
  }

  package struct Address: Sendable, Codable {
    package var id: Identity
    package var address: String
    package var allocated: Double
  }

  /// What an operator may break.
  package struct Trouble: Sendable, Codable, Equatable {
    /// The load balancer can't be programmed: assign and remove jobs fail.
    package var loadBalancerFails = false
    /// The hosts have no room, the router can't be programmed, or the hypervisor fails every start: deploy jobs fail
    /// with 533.
    package var startsFail = false

    package init(loadBalancerFails: Bool = false, startsFail: Bool = false) {
      (self.loadBalancerFails, self.startsFail) = (loadBalancerFails, startsFail)
    }
  }
}

extension World {
  mutating func identity(in table: String, from first: Int) -> Identity {
    let number = (lastNumbers[table] ?? first - 1) + 1
    lastNumbers[table] = number
    return Identity(number: number, uuid: generator.uuid())
  }

  func user(named name: String) -> User? { users.first { $0.name == name } }

  /// The place of a VM's row: rows are numbered in their order and never leave.
  func machineIndex(_ number: Int) -> Int? {
    guard let first = machines.first?.id.number, machines.indices.contains(number - first) else { return nil }
    return number - first
  }

  func machine(_ number: Int?) -> Machine? { number.flatMap(machineIndex).map { machines[$0] } }

  func ruleIndex(_ number: Int) -> Int? { rules.firstIndex { $0.id.number == number } }
}

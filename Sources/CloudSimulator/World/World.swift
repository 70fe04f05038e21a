/// Everything that the simulated cloud remembers; as JSON it is the state file.
package struct World: Sendable, Codable {
  /// The one domain, ROOT.
  package var domain: Identity
  package var users: [User]
  /// Of zones, offerings, templates, networks, addresses and rules the first is the one that an rc file names.
  package var zones: [Zone]
  package var offerings: [Offering]
  package var templates: [Template]
  package var networks: [Network]
  package var addresses: [Address]
  package var rules: [Rule]
  package var keyPairs: [KeyPair]
  package var machines: [Machine] = []
  package var jobs: [Job] = []
  /// Who did what to which VM, in that order.
  package internal(set) var acts: [Act] = []
  /// Deploys that were accepted, whoever asked for them.
  package var deploys = 0
  package var trouble = Trouble()
  /// Commands that the role of ordinary users forbids, by name.
  package internal(set) var forbidden: [String: Ban] = [:]
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

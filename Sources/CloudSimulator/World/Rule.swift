/// A load-balancer rule with the VMs that are mapped to it.
package struct Rule: Sendable, Codable, Equatable {
  package var id: Identity
  package var name: String
  /// Nil: the same as the name.
  package var description: String?
  package var account: String
  package var algorithm = Algorithm.roundrobin
  package var publicPort = 80
  package var privatePort = 8080
  /// The numbers of its guest network and of its public address.
  package var network: Int
  package var address: Int
  /// What listLoadBalancerRules shows.
  package var state = State.add
  /// In the order of their making.
  package var mappings: [Mapping] = []

  package enum Algorithm: String, Sendable, Codable, CaseIterable {
    case roundrobin, leastconn, source
  }

  package enum State: String, Sendable, Codable {
    /// No change applied yet, the last one failed, or no member left (6.6 of the reference).
    case add = "Add"
    case active = "Active"
  }

  /// What updateLoadBalancerRule asks for, as it was sent; nil leaves a value as it is.
  package struct Change: Sendable, Codable, Equatable {
    var name: String?
    var description: String?
    var algorithm: String?
  }

  package struct Mapping: Sendable, Codable, Equatable {
    /// The VM's number.
    package var machine: Int
    /// A removal was asked for and failed: still listed, can't be assigned.
    package var isRevoked = false
  }

  func mapping(of machine: Int) -> Mapping? { mappings.first { $0.machine == machine } }
}

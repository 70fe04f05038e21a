/// What one run saw before it decided.
package struct Observation: Equatable, Sendable {
  package var load: LoadReading
  /// Every VM that the first rule lists, in any state.
  package var members: [Machine]
  /// Every VM of the account; nil while nobody looked, which is most runs: only a run that means to act must know.
  package var account: [Machine]?
  package var monitored: Monitored
  /// The rules beside the first one, in the order of the rc file.
  package var otherRules: [OtherRule]

  package init(
    load: LoadReading, members: [Machine], account: [Machine]? = nil, monitored: Monitored, otherRules: [OtherRule] = []
  ) {
    self.load = load
    self.members = members
    self.account = account
    self.monitored = monitored
    self.otherRules = otherRules
  }

  /// Members that serve, or will in a moment.
  package var size: Int {
    members.count { $0.state.isServing }
  }

  /// Members that fill a place without serving.
  package var idleMembers: [Machine] {
    members.filter { !$0.state.isServing }
  }

  /// VMs of the account that cronscale launched for this group and that the first rule does not list.
  package func strays(prefix: String) -> [Machine] {
    let listed = Set(members.map(\.id))
    return (account ?? []).filter { LaunchName.matches($0.name, prefix: prefix) && !listed.contains($0.id) }
  }

  /// Those of them that no other rule lists either.
  package func nobodys(prefix: String) -> [Machine] {
    let listed = Set(otherRules.flatMap { $0.members ?? [] }.map(\.id))
    return strays(prefix: prefix).filter { !listed.contains($0.id) }
  }

  /// Every VM that counts against max_size: it costs money, or may.
  package func countedAgainstMaximum(prefix: String) -> Int {
    members.count + strays(prefix: prefix).count
  }

  /// Of the rules beside the first one those that are seen not to list `machine`.
  package func rules(without machine: Machine) -> [String] {
    otherRules.filter { rule in rule.members.map { !$0.contains { $0.id == machine.id } } ?? false }.map(\.id)
  }

  /// All that the cloud says of a machine: the rule's own list does not always say what the account's list says of it.
  package func accounts(of machine: Machine) -> [Machine] {
    [machine] + (account ?? []).filter { $0.id == machine.id }
  }
}

/// A rule that every member must be registered with too, and that nothing is counted on.
package struct OtherRule: Equatable, Sendable {
  package var id: String
  /// Every VM that it lists, in any state; nil where it could not be read.
  package var members: [Machine]?

  package init(id: String, members: [Machine]?) {
    self.id = id
    self.members = members
  }
}

/// The load that decides, or why there is none. The lack of a load is never a zero.
package enum LoadReading: Equatable, Sendable {
  case load(Double)
  case none(why: String)

  package var value: Double? {
    if case .load(let value) = self { return value }
    return nil
  }
}

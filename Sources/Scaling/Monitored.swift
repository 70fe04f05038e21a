/// The VM whose load decides, and which therefore never goes.
package struct Monitored: Equatable, Sendable {
  /// What the rc file calls it: an id, a name or an address.
  package var name: String
  /// What else is known to mean the same VM: the host that SSH asked, the address that answered.
  package var aliases: [String]
  /// Whether an alias alone is proof enough that the account has the VM. Not where the rc file says `vm`: a misspelt
  /// one must not pass because SSH happened to reach something.
  package var aliasesAreProof: Bool

  package init(name: String, aliases: [String] = [], aliasesAreProof: Bool = false) {
    self.name = name
    self.aliases = aliases
    self.aliasesAreProof = aliasesAreProof
  }

  /// Whether `machine` must not be removed; when in doubt, yes.
  package func covers(_ machine: Machine) -> Bool {
    ([name] + aliases).contains { Self.names(machine, as: $0) }
  }

  /// Whether the monitored VM is one of `machines`.
  package func isFound(in machines: [Machine]) -> Bool {
    let known = aliasesAreProof ? [name] + aliases : [name]
    return machines.contains { machine in known.contains { Self.names(machine, as: $0) } }
  }

  private static func names(_ machine: Machine, as text: String) -> Bool {
    let wanted = text.lowercased()
    let own = [machine.id, machine.name, machine.displayName ?? "", machine.instanceName ?? ""] + machine.addresses
    return !wanted.isEmpty && own.contains { $0.lowercased() == wanted }
  }
}

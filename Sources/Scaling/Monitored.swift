/// The VMs whose load decides, and which therefore never go. None where every member is asked: then any may go.
package struct Monitored: Equatable, Sendable {
  /// One of them.
  package struct VM: Equatable, Sendable {
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

    /// Whether some machine goes by one of its names, in lower case.
    fileprivate func isKnown(among names: Set<String>) -> Bool {
      ([name] + (aliasesAreProof ? aliases : [])).contains { names.contains($0.lowercased()) }
    }
  }

  /// In the order of the rc file.
  package let vms: [VM]
  /// Every name of every one of them, in lower case.
  private let names: Set<String>

  package init(_ vms: [VM]) {
    self.vms = vms
    names = Set(vms.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }.filter { !$0.isEmpty })
  }

  package init(name: String, aliases: [String] = [], aliasesAreProof: Bool = false) {
    self.init([VM(name: name, aliases: aliases, aliasesAreProof: aliasesAreProof)])
  }

  /// Whether `machine` must not be removed; when in doubt, yes.
  package func covers(_ machine: Machine) -> Bool {
    !names.isEmpty && machine.names.contains(where: names.contains)
  }

  /// The rc file's names of those that are none of `machines`.
  package func missing(in machines: [Machine]) -> [String] {
    let known = Set(machines.flatMap(\.names))
    return vms.filter { !$0.isKnown(among: known) }.map(\.name)
  }
}

extension Machine {
  /// All that it may be called, in lower case.
  fileprivate var names: [String] {
    ([id, name, displayName ?? "", instanceName ?? ""] + addresses).filter { !$0.isEmpty }.map { $0.lowercased() }
  }
}

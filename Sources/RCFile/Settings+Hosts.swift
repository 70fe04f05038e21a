extension Settings.Monitoring {
  /// A host and the VM that it is.
  package struct Host: Sendable, Equatable {
    /// A name or address that SSH reaches.
    package let name: String
    /// The VM's id or name in the account.
    package internal(set) var vm: String
  }

  /// Whose load decides.
  package enum Hosts: Sendable, Equatable {
    /// At least one, in the order of the file.
    case named([Host])
    /// Every Running member of the first rule.
    case members(by: MemberAddress)
  }

  /// What SSH reaches a member by.
  package enum MemberAddress: String, Sendable, CaseIterable {
    /// Its address on the rule's network.
    case `private`
    /// Its name, which this machine must be able to resolve.
    case name
    /// The public address that is all its own, by static NAT.
    case `public`
  }
}

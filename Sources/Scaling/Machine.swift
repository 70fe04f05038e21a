/// A VM as the cloud lists it; a member is a machine that the rule lists.
package struct Machine: Equatable, Sendable {
  package var id: String
  package var name: String
  package var displayName: String?
  package var instanceName: String?
  /// Every address of every nic, as text.
  package var addresses: [String]
  package var state: MachineState
  /// When the cloud made it; absent where the answer lacks it.
  package var created: Instant?
  /// The cloud refuses to destroy it (deletion protection, 4.20 and later).
  package var isProtected: Bool

  package init(
    id: String, name: String, displayName: String? = nil, instanceName: String? = nil, addresses: [String] = [],
    state: MachineState, created: Instant? = nil, isProtected: Bool = false
  ) {
    self.id = id
    self.name = name
    self.displayName = displayName
    self.instanceName = instanceName
    self.addresses = addresses
    self.state = state
    self.created = created
    self.isProtected = isProtected
  }
}

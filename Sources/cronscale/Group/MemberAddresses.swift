import CloudStack
import RCFile

/// Where SSH reaches the members of a rule.
struct MemberAddresses {
  let kind: Settings.Monitoring.MemberAddress
  /// The rule's network; needed, with `private`, only where a member has several.
  var network: String?
  /// Those of the account; needed with `public` only.
  var publicAddresses: [PublicAddress] = []

  /// A name or address, or why there is none. Whatever the cloud says, it is nothing that ssh could take for an option.
  func host(of machine: VirtualMachine) -> Result<String, Failure> {
    let name = machine.name ?? machine.id
    guard let host = candidate(for: machine), host.isHost else {
      return .failure(Failure(.unavailable, "\(name): \(kind.lack)", hint: kind.remedy))
    }
    return .success(host)
  }

  private func candidate(for machine: VirtualMachine) -> String? {
    switch kind {
    case .private: privateAddress(of: machine)
    case .name: machine.name
    case .public: publicAddresses.first { $0.machineID == machine.id }?.address
    }
  }

  private func privateAddress(of machine: VirtualMachine) -> String? {
    let cards = machine.networkInterfaces
    guard cards.count > 1 else { return cards.first?.address ?? machine.addresses.first }
    // A card of that network may have no address yet; another card's would be that of something else.
    return cards.first { network == nil ? $0.isDefault : $0.networkID == network }?.address
  }
}

extension VirtualMachine {
  /// Whether the rule's network must be known to tell its address there.
  var isInSeveralNetworks: Bool { networkInterfaces.count > 1 }
}

extension Settings.Monitoring.MemberAddress {
  fileprivate var lack: String {
    switch self {
    case .private: "the cloud shows no address of it on the rule's network"
    case .name: "its name is no host name"
    case .public: "no public address of the account is its own by static NAT"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .private: "set address in [monitoring] to name, if this machine can resolve the VMs' names"
    case .name: "set address in [monitoring] to private"
    case .public: "give it one, cronscale api enableStaticNat, or set address in [monitoring] to private or name"
    }
  }
}

extension String {
  /// Whether it can be a host's name or numeric address.
  fileprivate var isHost: Bool {
    !isEmpty && !hasPrefix("-") && allSatisfy { $0.isLetter || $0.isNumber || "-._:%".contains($0) }
  }
}

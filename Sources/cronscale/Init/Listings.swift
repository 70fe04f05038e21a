import CloudStack
import SSH

/// What the account has, as lists to choose from.
extension Choices {
  static func zones(_ zones: [Zone]) -> Choices {
    Choices(
      noun: "zone", heads: ["NAME", "TYPE", "ID"],
      rows: zones.map { Row($0.id, named: [$0.name], [$0.name, $0.networkType, $0.id]) })
  }

  /// Rules of several zones; `offer` names their zones and networks.
  static func rules(_ rules: [Offer.Rule], of offer: Offer) -> Choices {
    Choices(
      noun: "rule", heads: ["NAME", "PUBLIC ADDRESS", "PORT THERE", "ALGORITHM", "MEMBERS", "ZONE", "NETWORK", "ID"],
      rows: rules.map { offered in
        let rule = offered.rule
        let address = [rule.publicAddress, rule.publicPort].compactMap { $0 }.joined(separator: ":")
        return Row(
          rule.id, named: [rule.name],
          [
            rule.name, address, rule.privatePort, rule.algorithm, "\(offered.members.count)",
            offer.zones.first { $0.id == rule.zoneID }?.name ?? rule.zoneID,
            offer.networks.first { $0.id == offered.networkID }?.name ?? offered.networkID, rule.id,
          ])
      })
  }

  static func machines(_ machines: [VirtualMachine]) -> Choices {
    Choices(
      noun: "VM", heads: ["NAME", "STATE", "ADDRESS", "ID"],
      rows: machines.map {
        Row($0.id, named: [$0.name, $0.displayName], [$0.name, $0.state, $0.addresses.joined(separator: ", "), $0.id])
      })
  }

  static func templates(_ templates: [Template]) -> Choices {
    Choices(
      noun: "template", heads: ["NAME", "SYSTEM", "TEXT", "SIZE", "ID"],
      rows: templates.map {
        let size = $0.size.map { "\(($0 + (1 << 30) - 1) >> 30) GiB" }
        return Row($0.id, named: [$0.name], [$0.name, $0.operatingSystem, $0.displayText, size, $0.id])
      })
  }

  static func offerings(_ offerings: [ServiceOffering]) -> Choices {
    Choices(
      noun: "service offering", heads: ["NAME", "TEXT", "PROCESSORS", "MEMORY", "ID"],
      rows: offerings.map {
        let speed = $0.megahertz.map { " × \($0) MHz" } ?? ""
        return Row(
          $0.id, named: [$0.name],
          [$0.name, $0.displayText, $0.processors.map { "\($0)\(speed)" }, $0.memory.map { "\($0) MiB" }, $0.id])
      })
  }

  /// - Parameter own: the id of the network that the rule serves.
  static func networks(_ networks: [Network], own: String?) -> Choices {
    Choices(
      noun: "network", heads: ["NAME", "ADDRESSES", "TYPE", "", "ID"],
      rows: networks.map {
        Row($0.id, named: [$0.name], [$0.name, $0.cidr, $0.type, $0.id == own ? "the rule's" : nil, $0.id])
      })
  }

  static func keys(_ keys: [PrivateKey], shownAs shown: (String) -> String) -> Choices {
    Choices(
      noun: "private key", heads: ["FILE", "TYPE", ""],
      rows: keys.map { Row($0.path, named: [], [shown($0.path), $0.kind, $0.isEncrypted ? "has a passphrase" : nil]) })
  }
}

extension Choices.Row {
  fileprivate init(_ id: String, named names: [String?], _ columns: [String?]) {
    self.init(id: id, names: names.compactMap { $0 }, columns: columns.map { $0 ?? "" })
  }
}

/// A virtual machine as a list shows it; any field but the id may be missing (reference, section 5.1).
package struct VirtualMachine: Equatable, Sendable, Identifiable {
  /// A number up to 2.2, text since: compare as text.
  package let id: String
  /// The guest's host name; not unique in old versions.
  package let name: String?
  package let displayName: String?
  /// The hypervisor's name for it, `i-2-34-VM`; shown to admins, and by 4.x.
  package let instanceName: String?
  /// As sent: `Running`, `Starting`, … (reference, section 6.3).
  package let state: String?
  package let networkInterfaces: [NetworkInterface]
  /// Every address, of every interface.
  package let addresses: [String]
  /// When it was made, in seconds since 1970.
  package let created: Double?
  package let isDeleteProtected: Bool
  package let account: String?
  package let domainID: String?
  /// Of a job that is pending for it.
  package let jobID: String?

  /// One network card.
  package struct NetworkInterface: Equatable, Sendable {
    package let networkID: String?
    package let address: String?
    package let isDefault: Bool
  }
}

extension VirtualMachine {
  /// All that is read of an object, and of those in it. A long list keeps nothing else of its items.
  enum Field: String, CaseIterable {
    case id, name, displayname, instancename, state, nic, created, deleteprotection, account, domainid, jobid
    case ipaddress, ip6address, secondaryip, networkid, isdefault
  }

  /// Nil where there is no id: nothing can be done with such a one.
  init?(_ json: JSON) {
    guard let id = json[.id]?.text else { return nil }
    let cards = json[.nic]?.items ?? []
    self.id = id
    name = json[.name]?.text
    displayName = json[.displayname]?.text
    instanceName = json[.instancename]?.text
    state = json[.state]?.text
    networkInterfaces = cards.map(NetworkInterface.init)
    addresses = Self.addresses(json, cards)
    created = json[.created]?.text.flatMap(Timestamp.instant)
    isDeleteProtected = json[.deleteprotection]?.bool ?? false
    account = json[.account]?.text
    domainID = json[.domainid]?.text
    jobID = json[.jobid]?.text
  }

  /// Each once, in the answer's order; 2.2 has one beside the interfaces.
  private static func addresses(_ machine: JSON, _ cards: [JSON]) -> [String] {
    let ofCards = cards.flatMap { card in
      let secondary = (card[.secondaryip]?.items ?? []).map { $0[.ipaddress]?.text }
      return [card[.ipaddress]?.text, card[.ip6address]?.text] + secondary
    }
    let all = ([machine[.ipaddress]?.text] + ofCards).compactMap { $0 }
    guard all.count > 1 else { return all }
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}

extension VirtualMachine.NetworkInterface {
  init(_ json: JSON) {
    networkID = json[.networkid]?.text
    address = json[.ipaddress]?.text
    isDefault = json[.isdefault]?.bool ?? false
  }
}

extension JSON {
  fileprivate subscript(_ field: VirtualMachine.Field) -> JSON? { self[field.rawValue] }
}

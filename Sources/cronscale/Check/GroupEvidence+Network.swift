import CloudStack
import RCFile

/// Note [Networks of a new VM].
/// A VM joins a rule only with a card in the rule's network. Without `networkids` an advanced zone takes the account's
/// only isolated network, refuses where there are several, and makes one where there is none; shared networks are never
/// chosen by themselves; a basic zone has one network and refuses to be told (reference, section 6.5).
extension GroupEvidence {
  private static let key = "networkids in [launch_config]"

  var network: Finding {
    if isRuleElsewhere { return Check.network.notChecked(until: .ruleZone) }
    return settings.launch.networkIDs.isEmpty ? chosenNetwork : namedNetwork
  }

  private var isBasic: Bool { knownZone?.networkType == "Basic" }

  /// Nil where the cloud does not tell.
  var ruleNetwork: String? { cloud.ruleNetwork.value ?? nil }

  // MARK: - Where networkids names some

  private var namedNetwork: Finding {
    Check.network.judge(cloud.namedNetworks, mend: call("listNetworks", "-t", "id,name")) { all in
      let ids = settings.launch.networkIDs
      if isBasic {
        return Check.network.failed(
          .configuration, "\(Self.key): the zone is a basic one, which refuses it",
          mend: "remove networkids from [launch_config]")
      }
      if let place = all.firstIndex(where: { $0.found == nil }) {
        return Check.network.missing(
          "networkids \(ids[place]): the account sees no such network", key: Self.key, all[place],
          otherwise: "remove networkids from [launch_config]")
      }
      return judge(all.compactMap(\.found), ids)
    }
  }

  private func judge(_ networks: [Network], _ ids: [String]) -> Finding {
    if let zone = knownZone, let other = networks.first(where: { $0.zoneID ?? zone.id != zone.id }) {
      return Check.network.failed(
        .configuration, "\(named(other.id, other.name)) is in zone \(other.zoneID ?? ""), not in \(zone.id)",
        mend: "set \(Self.key) to networks of that zone")
    }
    let names = zip(ids, networks).map { named($0, $1.name) }.joined(separator: ", ")
    guard let wanted = ruleNetwork else { return Check.network.ok(names) }
    guard let place = networks.firstIndex(where: { $0.id == wanted }) else {
      return Check.network.failed(
        .configuration, "\(names): not the rule's network \(wanted), so a new VM could not join the rule",
        mend: "set \(Self.key) to \(wanted)")
    }
    guard place == 0 else {
      return Check.network.warning(
        "\(names): the rule's network \(wanted) is not the first, and a new VM's way out is by the first",
        mend: "name \(wanted) first in \(Self.key)")
    }
    return Check.network.ok("\(names), the rule's")
  }

  // MARK: - Where it names none

  private var chosenNetwork: Finding {
    Check.network.judge(cloud.networks) { networks in
      guard let zone = knownZone else { return Check.network.notChecked(until: .zone) }
      if isBasic { return Check.network.ok("that of the basic zone") }
      let isolated = networks.filter { $0.zoneID ?? zone.id == zone.id && ["Isolated", "Virtual"].contains($0.type) }
      if isolated.count == 1, isolated[0].id == ruleNetwork ?? isolated[0].id {
        return Check.network.ok("\(named(isolated[0].id, isolated[0].name)), the account's only one")
      }
      return Check.network.warning(
        "networkids is not given, and \(Self.consequence(isolated, ruleNetwork))",
        mend: "set \(Self.key) to \(ruleNetwork ?? "the rule's network: \(call("listNetworks", "-t", "id,name"))")")
    }
  }

  private static func consequence(_ networks: [Network], _ wanted: String?) -> String {
    let names = networks.map { named($0.id, $0.name) }.joined(separator: ", ")
    return switch networks.count {
    case 0: "the account has no isolated network in the zone: the cloud makes one, or takes a shared one"
    case 1: "the account's only isolated network \(names) is not the rule's: a new VM could not join the rule"
    default: "the account has several: \(names); the cloud refuses to choose"
    }
  }
}

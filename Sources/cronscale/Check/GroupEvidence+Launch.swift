import CloudStack
import RCFile

extension GroupEvidence {
  private var launch: Settings.Launch { settings.launch }

  private static let noneAtAll = "the account sees none at all: ask the cloud's operator"

  var zone: Finding {
    let id = launch.value("zoneid")
    return Check.zone.judge(cloud.zone, mend: call("listZones", "-t", "id,name")) { sought in
      guard let zone = sought.found else {
        return Check.zone.missing(
          "zoneid \(id): the account sees no such zone; it may be disabled", key: "zoneid in [launch_config]", sought,
          otherwise: Self.noneAtAll)
      }
      guard zone.isEnabled else {
        return Check.zone.failed(
          .unavailable, "\(named(id, zone.name)) is disabled: nothing is deployed there",
          mend: "ask the cloud's operator, or set zoneid in [launch_config] to another zone")
      }
      return Check.zone.ok("\(named(id, zone.name)), enabled")
    }
  }

  var offering: Finding {
    let id = launch.value("serviceofferingid")
    return Check.offering.judge(cloud.offering, mend: call("listServiceOfferings", "-t", "id,name")) { sought in
      guard let offering = sought.found else {
        return Check.offering.missing(
          "serviceofferingid \(id): the account sees no such offering", key: "serviceofferingid in [launch_config]",
          sought, otherwise: Self.noneAtAll)
      }
      let wanted = offering.detailsLeftOpen.filter { !launch.givesDetail($0) }
      guard wanted.isEmpty else {
        return Check.offering.failed(
          .configuration, "\(named(id, offering.name)) is custom, and its size is not given",
          mend: "add to [launch_config]: \(wanted.map { "details[0].\($0) = NUMBER" }.joined(separator: ", "))")
      }
      return Check.offering.ok(named(id, offering.name))
    }
  }

  var template: Finding {
    let id = launch.value("templateid")
    if isRuleElsewhere { return Check.template.notChecked(until: .ruleZone) }
    return Check.template.judge(
      cloud.template, mend: call("listTemplates", "templatefilter=executable", "-t", "id,name")
    ) { sought in
      guard let rows = sought.found else {
        let place = knownZone == nil ? "" : " in the zone"
        return Check.template.missing(
          "templateid \(id): the account may deploy no such template", key: "templateid in [launch_config]", sought,
          otherwise: "the account sees none that is ready\(place): make one, or ask the cloud's operator")
      }
      return judge(template: id, rows)
    }
  }

  private func judge(template id: String, _ rows: [Template]) -> Finding {
    guard let zone = knownZone else { return Check.template.notChecked(until: .zone) }
    guard let row = rows.first(where: { $0.zoneID == nil || $0.zoneID == zone.id }) else {
      let zones = rows.map { named($0.zoneID ?? "", $0.zoneName) }.joined(separator: ", ")
      return Check.template.failed(
        .configuration, "\(named(id, rows.first?.name)) is in zone \(zones), not in \(named(zone.id, zone.name))",
        mend: "set templateid in [launch_config] to one of that zone: "
          + call("listTemplates", "templatefilter=executable", "zoneid=\(zone.id)", "-t", "id,name"))
    }
    guard row.isReady else {
      return Check.template.failed(
        .unavailable,
        "\(named(id, row.name)) is not ready\(row.status.map { $0.isEmpty ? "" : ": \($0)" } ?? "")",
        mend: "wait until it is, or set templateid in [launch_config] to another")
    }
    return Check.template.ok("\(named(id, row.name)), ready in that zone")
  }

  /// The zone as the cloud has it, whose id is comparable to those of other answers.
  var knownZone: Zone? { cloud.zone.value?.found }
}

extension ServiceOffering {
  /// What whoever deploys must say, in the API's names.
  fileprivate var detailsLeftOpen: [String] {
    guard isCustom else { return [] }
    let open = [("cpuNumber", processors), ("cpuSpeed", megahertz), ("memory", memory)]
    return open.filter { $0.1 == nil }.map(\.0)
  }
}

extension Settings.Launch {
  fileprivate func givesDetail(_ name: String) -> Bool {
    parameters.contains { parameter in
      let given = parameter.name.lowercased()
      return given.hasPrefix("details[") && given.hasSuffix("].\(name.lowercased())")
    }
  }
}

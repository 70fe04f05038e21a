import CloudStack
import RCFile

extension GroupEvidence {
  private var launch: Settings.Launch { settings.launch }

  /// Words for a thing that is not there.
  private func missing<Value>(
    _ check: Check, _ key: String, _ found: String, _ sought: Sought<Value>
  ) -> Finding {
    let choice = sought.choice.prefix(10).joined(separator: ", ")
    let mend =
      choice.isEmpty ? "the account sees none at all: ask the cloud's operator" : "set \(key) to one of: \(choice)"
    return check.failed(.configuration, found, mend: mend)
  }

  var zone: Finding {
    let id = launch.value("zoneid")
    return Check.zone.judge(cloud.zone, mend: "cronscale api listZones -t id,name") { sought in
      guard let zone = sought.found else {
        return missing(
          .zone, "zoneid in [launch_config]", "zoneid \(id): the account sees no such zone; it may be disabled", sought)
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
    return Check.offering.judge(cloud.offering, mend: "cronscale api listServiceOfferings -t id,name") { sought in
      guard let offering = sought.found else {
        return missing(
          .offering, "serviceofferingid in [launch_config]",
          "serviceofferingid \(id): the account sees no such offering",
          sought)
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
    return Check.template.judge(
      cloud.template, mend: "cronscale api listTemplates templatefilter=executable -t id,name"
    ) { sought in
      guard let rows = sought.found else {
        return missing(
          .template, "templateid in [launch_config]", "templateid \(id): the account may deploy no such template",
          sought)
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
          + "cronscale api listTemplates templatefilter=executable zoneid=\(zone.id) -t id,name")
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

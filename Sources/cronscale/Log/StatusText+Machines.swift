import Scaling

extension GroupStatus {
  /// The monitored hosts, where they are several.
  var hostsTable: [String] {
    guard let hosts = hosts?.hosts, !hosts.isEmpty else { return [] }
    let rows = hosts.map { [$0.name, $0.value.map(cronscale.text) ?? "unknown"] }
    return [""] + Table(rows: [["HOST", "LOAD"]] + rows).lines
  }

  /// The members, and the VM of the operation under way.
  var machinesTable: [String] {
    guard let machines, !machines.isEmpty else { return [] }
    let rows = machines.map { columns($0) + [remarks(on: $0)] }
    return [""] + Table(rows: [["VM"] + Self.headings + ["REMARKS"]] + rows).lines
  }

  /// VMs that are nobody's, and what to do about them.
  var straysTable: [String] {
    guard let strays, !strays.isEmpty else { return [] }
    let table = Table(rows: [["NOBODY'S"] + Self.headings] + strays.map(columns))
    return [""] + table.lines + [
      "hint".classic(
        "cronscale launched these, leaves them alone now, and counts them against max_size; register or destroy "
          + "them yourself (README, When something went wrong)")
    ]
  }

  /// What a run would fail with, and what to do about it.
  var troubles: [String] {
    let lines =
      failures.flatMap { Event.failure($0).classic }
      + warnings.flatMap { Event.warning($0.message, hint: $0.hint).classic }
    return lines.isEmpty ? [] : [""] + lines
  }

  private static let headings = ["ID", "STATE", "CREATED", "ADDRESS"]

  private func columns(_ machine: Machine) -> [String] {
    [
      machine.name, machine.id, machine.state.word, machine.created.map { LocalTime($0).stamp } ?? "unknown",
      machine.addresses.isEmpty ? "none" : machine.addresses.joined(separator: ","),
    ]
  }

  private func remarks(on machine: Machine) -> String {
    traits(of: machine).map(\.text).joined(separator: ", ")
  }
}

extension GroupStatus.Trait {
  fileprivate var text: String {
    switch self {
    case .monitored: "monitored"
    case .launched: "launched by cronscale"
    case .protected: "protected from deletion"
    case .unfinished: "unfinished"
    case .idle: "does not serve"
    case .unlisted: "no member"
    case .incomplete: "not in every rule"
    }
  }
}

/// The tables of the database, as 3.0's error texts name them.
enum Table: String {
  case machine = "vm_instance"
  case rule = "firewall_rules"
  case template = "vm_template"
  case zone = "data_center"
  case offering = "disk_offering"
  case network = "networks"
  case job = "async_job"
  case group = "instance_group"
  case address = "user_ip_address"
}

extension Cloud {
  /// What an id that was never given to anything answers (3.5 of the reference, texts that tests may pin).
  func unknown(_ id: String, in table: Table, parameter: String = "id", _ call: Call) -> Refusal {
    let start = "Unable to execute API command \(call.command.lowercased()) due to invalid value."
    return switch configuration.flavour {
    case .v3: Refusal(431, "\(start) Object \(table.rawValue)(uuid: \(id)) does not exist.")
    case .v4:
      Refusal(
        431,
        "\(start) Invalid parameter \(parameter) value=\(id) due to incorrect long value format, or entity does not exist"
          + " or due to incorrect parameter annotation for the field in api cmd class.")
    }
  }

  /// The one that has the id; removed VMs are found too, as on the real server.
  func find<Row>(
    _ id: String, among rows: [Row], _ identity: (Row) -> Identity, in table: Table, parameter: String = "id",
    _ call: Call
  ) throws(Refusal) -> Row {
    guard let row = rows.first(where: { identity($0).matches(id) }) else {
      throw unknown(id, in: table, parameter: parameter, call)
    }
    return row
  }

  /// The rows that pass the id filter of a list command; a filter with an unknown id is an error.
  func filtered<Row>(
    _ rows: [Row], by parameter: String = "id", _ identity: (Row) -> Identity, in table: Table, _ call: Call
  ) throws(Refusal) -> [Row] {
    guard let id = call.parameters[parameter] else { return rows }
    return [try find(id, among: rows, identity, in: table, parameter: parameter, call)]
  }

  func machine(_ id: String, parameter: String = "id", _ call: Call) throws(Refusal) -> Machine {
    try find(id, among: world.machines, \.id, in: .machine, parameter: parameter, call)
  }

  func rule(_ id: String, _ call: Call) throws(Refusal) -> Rule {
    try find(id, among: world.rules, \.id, in: .rule, call)
  }

  /// Refuses what belongs to someone else; the admin may do all.
  func checkOwner(_ owner: String, is user: World.User, of thing: String) throws(Refusal) {
    guard user.isAdmin || owner == user.name else {
      let account = "Acct[\(user.accountID.number)-\(user.name)]"
      throw Refusal(531, "\(account) does not have permission to operate with resource \(thing)")
    }
  }
}

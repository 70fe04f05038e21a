extension Kind {
  /// The hosts that SSH reaches, or the names that ssh_config has for them; or `members`.
  static func monitoredHosts() -> Kind {
    Kind(severalLines: true) { text, _, settings throws(Complaint) in
      settings.monitoring.hosts = try hosts(in: text)
    }
  }

  /// The VMs' ids or names, in the order of the hosts, which are in the settings already; names may contain spaces.
  static func machines() -> Kind {
    Kind(severalLines: true) { text, _, settings throws(Complaint) in
      switch settings.monitoring.hosts {
      // A host that was refused has its own complaint.
      case .named([]): return
      case .named(let hosts):
        let names = try machineNames(in: text, for: hosts.count)
        settings.monitoring.hosts = .named(zip(hosts, names).map { Settings.Monitoring.Host(name: $0.name, vm: $1) })
      case .members:
        throw Complaint("is of no use where host is members", hint: "remove the line")
      }
    }
  }

  /// What members are reached by, where the settings say already that members are asked.
  static func memberAddress() -> Kind {
    let word = Kind.word(of: Settings.Monitoring.MemberAddress.allCases) { settings, kind in
      settings.monitoring.hosts = .members(by: kind)
    }
    return Kind { text, surroundings, settings throws(Complaint) in
      switch settings.monitoring.hosts {
      case .named([]): return
      case .named: throw Complaint("is of use only where host is members", hint: "remove the line")
      case .members: try word.store(text, surroundings, &settings)
      }
    }
  }

  private static func hosts(in text: String) throws(Complaint) -> Settings.Monitoring.Hosts {
    let names = listed(text)
    if names.map({ $0.lowercased() }) == ["members"] { return .members(by: .private) }
    guard !names.isEmpty else { throw Complaint(found: text, allowed: hostsAllowed) }
    for name in names { try judge(host: name) }
    try refuseRepetition(in: names, of: "host")
    return .named(names.map { Settings.Monitoring.Host(name: $0, vm: $0) })
  }

  private static func judge(host text: String) throws(Complaint) {
    guard text.lowercased() != "members" else {
      throw Complaint("\"members\" is all hosts, and others are named beside it", hint: "write it alone, or not at all")
    }
    if let colon = text.firstIndex(of: ":"), text[text.index(after: colon)...].utf8.allSatisfy(\.isDigit) {
      throw Complaint(found: text, allowed: hostsAllowed, hint: "the port has a key of its own: port")
    }
    guard !text.contains("@") else {
      throw Complaint(found: text, allowed: hostsAllowed, hint: "the user has a key of its own: user")
    }
    guard !text.hasPrefix("-"), !text.contains(where: { $0.isWhitespace || "/[]\"'".contains($0) }) else {
      throw Complaint(found: text, allowed: hostsAllowed)
    }
  }

  private static func machineNames(in text: String, for count: Int) throws(Complaint) -> [String] {
    let names = listed(text)
    guard names.count == count else {
      throw Complaint(
        "names \(names.count) \(names.count == 1 ? "VM" : "VMs"), and host names \(count)",
        hint: "name the VM of each host, in the same order; a name with a comma in it: by its id")
    }
    try refuseRepetition(in: names, of: "VM")
    return names
  }

  /// A host asked twice would count twice.
  private static func refuseRepetition(in names: [String], of thing: String) throws(Complaint) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name.lowercased()).inserted {
      throw Complaint("names the \(thing) \(name.quoted) twice", hint: "take one of the two away")
    }
  }

  private static let hostsAllowed = "host names or addresses, separated by commas, or members"
}

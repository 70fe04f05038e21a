import CloudStack
import RCFile

extension Interview {
  /// Asks for the rule, and the zone only where the rule does not settle it.
  mutating func askForRule(of offer: Offer) throws(Failure) -> Offer.Rule {
    let zones = Choices.zones(offer.zones)
    let wanted = try wantedZone(among: zones)
    let rules = offer.rules(inZone: wanted?.id)
    guard !rules.isEmpty else { throw .nothingToScale(inZone: wanted?.summary) }
    let row = try choose("Load-balancer rule", "--rule", options.rule, from: .rules(rules, of: offer))
    guard let rule = rules.first(where: { $0.rule.id == row.id }) else { preconditionFailure("a row of no rule") }
    try put(row, .scaling, "load_balancer")
    let zone = if let wanted { wanted } else { try zone(of: rule, zones) }
    try put(zone, .launch, "zoneid")
    return rule
  }

  private func wantedZone(among zones: Choices) throws(Failure) -> Choices.Row? {
    guard let given = options.zone else { return nil }
    return try choose("Zone", "--zone", given, from: zones)
  }

  /// The rule's zone; asked for only where the cloud does not tell it.
  private func zone(of rule: Offer.Rule, _ zones: Choices) throws(Failure) -> Choices.Row {
    guard let row = zones.rows.first(where: { $0.id == rule.rule.zoneID }) else {
      guard !zones.rows.isEmpty else {
        throw .nothingThatFits("zone", hint: "it may be switched off: ask the cloud's operator")
      }
      return try choose("Zone", "--zone", options.zone, from: zones)
    }
    questioner.tell("Zone: \(row.summary), the rule's")
    return row
  }

  /// The zone is known by then.
  private var chosenZone: String {
    guard let zone = draft[.launch, "zoneid"] else { preconditionFailure("the zone comes first") }
    return zone
  }

  /// Asks what new VMs begin with.
  mutating func askForTemplate(of offer: Offer) throws(Failure) {
    let templates = Choices.templates(offer.templates(inZone: chosenZone))
    let row = try choose("Template of new VMs", "--template", options.template, from: templates)
    try put(row, .launch, "templateid")
  }

  /// Asks how large they are.
  mutating func askForOffering(of offer: Offer) throws(Failure) {
    let offerings = Choices.offerings(offer.fixedOfferings)
    let row = try choose("Service offering", "--offering", options.offering, from: offerings)
    try put(row, .launch, "serviceofferingid")
  }

  /// Asks which network they are in.
  mutating func askForNetwork(of offer: Offer, behind rule: Offer.Rule) throws(Failure) {
    // Where it is not told, the cloud finds the network, or says that it must be named.
    guard offer.zones.first(where: { $0.id == chosenZone })?.networkType != "Basic" else { return }
    try askForNetwork(offer.networks(inZone: chosenZone), own: rule.networkID)
  }

  private mutating func askForNetwork(_ networks: [Network], own: String?) throws(Failure) {
    guard !networks.isEmpty || options.network != nil else { return }
    let ordered = networks.filter { $0.id == own } + networks.filter { $0.id != own }
    let hasOwn = ordered.first?.id == own
    let unasked = hasOwn && !questioner.isPersonThere ? own : nil
    let row = try choose(
      "Network of new VMs", "--network", options.network ?? unasked, from: .networks(ordered, own: own),
      fallback: hasOwn ? 0 : nil)
    try put(from: "--network") { draft throws(Objection) in try draft.pass("networkids", row.id) }
    note(row, .launch, "networkids")
  }

  private mutating func put(_ row: Choices.Row, _ section: Section, _ key: String) throws(Failure) {
    try take(row.id, from: key, for: section, key)
    note(row, section, key)
  }

  /// Who reads the file later knows names rather than ids.
  private mutating func note(_ row: Choices.Row, _ section: Section, _ key: String) {
    if let name = row.names.first { draft.note(section, key, name.printable) }
  }

  func choose(
    _ text: String, _ option: String, _ given: String?, from choices: Choices, fallback: Int? = nil
  ) throws(Failure) -> Choices.Row {
    guard !choices.rows.isEmpty else { throw .nothingThatFits(choices.noun, hint: "make one in the cloud first") }
    return try questioner.choice(
      Prompt(text: text, option: option, given: given), from: choices, fallback: fallback)
  }
}

extension Failure {
  fileprivate static func nothingToScale(inZone zone: String?) -> Failure {
    Failure(
      .configuration, "the account has no load-balancer rule\(zone.map { " in zone \($0)" } ?? "")",
      hint: "make one in the cloud, with the web servers as its members, then start again")
  }

  fileprivate static func nothingThatFits(_ noun: String, hint: String) -> Failure {
    Failure(.configuration, "the account has no \(noun) that fits", hint: hint)
  }
}

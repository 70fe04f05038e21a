import CloudSimulator

extension Cloud {
  /// The ids of all rules, as an rc file has them.
  var ruleIDs: [String] { world.rules.map { text($0.id) } }

  /// What an rc file says of this cloud: how it is reached, what is launched there, and the rule that is scaled.
  func sections(endpoint: String) -> [String: [String: String]] {
    let scaler = world.users[0]
    return [
      "account": ["host": endpoint, "api_key": scaler.apiKey, "secret_key": scaler.secretKey],
      "launch_config": [
        "serviceofferingid": text(world.offerings[0].id), "templateid": text(world.templates[0].id),
        "zoneid": text(world.zone.id),
      ],
      "scaling": ["name": "web", "load_balancer": text(rule.id)],
    ]
  }
}

/// An rc file's text, sections and keys in their order by name.
func rcText(_ sections: [String: [String: String]]) -> String {
  sections.keys.sorted().map { section in
    let lines = (sections[section] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return (["[\(section)]"] + lines).joined(separator: "\n") + "\n"
  }.joined(separator: "\n")
}

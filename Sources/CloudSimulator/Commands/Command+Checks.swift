extension Command {
  /// Texts that are measured, as sent, as the server's message spells them, and their longest length.
  private static let lengths: [(parameter: String, spelling: String, limit: Int)] = [
    ("name", "name", 255), ("displayname", "displayName", 255), ("group", "group", 255), ("keyword", "keyword", 255),
  ]

  /// What every command's parameters go through before the command sees them (1.2 of the reference).
  func check(_ call: Call, behaviour: Behaviour) throws(Refusal) {
    let prefix = "Unable to execute API command \(call.command.lowercased()) due to"
    for name in required where call.parameters[name] == nil && call.parameters.map(name).isEmpty {
      throw Refusal(431, "\(prefix) missing parameter \(name)")
    }
    for (name, spelling, limit) in Command.lengths where (call.parameters[name] ?? "").count > limit {
      throw Refusal(
        431, "\(prefix) invalid value. Value greater than max allowed length \(limit) for param: \(spelling)")
    }
    guard behaviour.refusesControlCharacters else { return }
    for (name, value) in call.parameters.raw where value.unicodeScalars.contains(where: Command.isRefused) {
      throw Refusal(
        431, "Received value \(value) for parameter \(name) is invalid, contains illegal ASCII non-printable characters"
      )
    }
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 32 && scalar != "\n" && scalar != "\r") || scalar.value == 127
  }
}

import CloudStack
import RCFile

/// A call before it is made, to be held against what the cloud says of its commands.
struct CommandCheck {
  let command: String
  /// Names as given; `details[0].cpuNumber` is of the map `details`.
  let parameters: [String]

  /// What the cloud says of the command; throws where the call does not fit it.
  func description(in commands: [CommandDescription]) throws(Failure) -> CommandDescription {
    let description = try named(in: commands)
    try check(against: description)
    return description
  }

  /// The command of that name, however it is called.
  func named(in commands: [CommandDescription]) throws(Failure) -> CommandDescription {
    if let description = commands.first(where: { $0.name == command }) { return description }
    throw unknown(command, "command", among: commands.map(\.name), all: "cronscale api --list shows all commands")
  }

  private func check(against description: CommandDescription) throws(Failure) {
    let known = description.parameters.map(\.name)
    let folded = Set(known.map { $0.lowercased() })
    if let stranger = parameters.first(where: { !folded.contains(Self.base($0)) }) {
      throw unknown(stranger, "parameter of \(command)", among: known, all: seeHelp)
    }
    let given = Set(parameters.map(Self.base))
    let missing = description.parameters.filter { $0.isRequired && !given.contains($0.name.lowercased()) }
    guard missing.isEmpty else {
      throw .usage("\(command) needs \(missing.map { "\($0.name)=…" }.joined(separator: " "))", hint: seeHelp)
    }
  }

  private var seeHelp: String { "cronscale api \(command) --help shows what it takes" }

  private func unknown(_ name: String, _ kind: String, among known: [String], all: String) -> Failure {
    let nearest = Suggestion.nearest(to: name, among: known)
    return .usage(
      "\(name) is no \(kind) that this cloud knows", hint: nearest.map { "did you mean \($0)? \(all)" } ?? all)
  }

  /// The server takes parameters in any case (reference, section 1.2).
  private static func base(_ name: String) -> String {
    String(name.prefix { $0 != "[" }).lowercased()
  }
}

/// The text of `sample.rc` and of the files that are made like it, rendered from the key table.
package enum SampleFile {
  /// The whole of `sample.rc`.
  package static var text: String {
    file(introducedBy: introduction + [convention], with: Draft())
  }

  /// The same with the values that somebody has chosen; what they leave to the defaults stays a comment.
  package static func text(with draft: Draft) -> String {
    file(
      introducedBy: ["# cronscale's settings: let nobody else read this file (chmod 600).", convention], with: draft)
  }

  private static func file(introducedBy introduction: [String], with draft: Draft) -> String {
    (introduction + Section.allCases.flatMap { lines(of: $0, draft) }).joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# cronscale's settings: copy this file to ~/.cronscalerc and let nobody else read it (chmod 600).",
    "# Fill in every YOUR-…; a line that begins with # and a key shows the default, or an example where there is none.",
  ]

  private static let convention =
    "# Paths may begin with ~/, relative ones start at this file's folder. A comment stands on its own line or after ' ;'."

  private static func lines(of section: Section, _ draft: Draft) -> [String] {
    let keys = Keys.all.filter { $0.section == section }
    return ["", "", "# \(section.sentence)", "[\(section.name)]"] + keys.flatMap { lines(of: $0, draft) }
      + (section.passesNamesOn ? closingLines(draft) : [])
  }

  private static func lines(of key: Key, _ draft: Draft) -> [String] {
    let given = line(key.section, key.name, draft[key.section, key.name], draft)
    switch key.presence {
    case .required(let sample):
      let line = "\(key.name) = \(sample)"
      return ["", "# \(key.sentence)", given ?? (draft.givesOtherwise(key) ? "#\(line)" : line)]
    case .insteadOf(_, let sample): return ["# \(key.sentence)", given ?? "#\(key.name) = \(sample)"]
    case .defaultsTo(let value): return ["", "# \(key.sentence)", given ?? "#\(key.name) = \(value)"]
    case .optional(let value, let sample):
      let says = "# \(key.sentence)\(words(value, beside: sample))"
      return ["", says, given ?? "#\(key.name) = \(sample)".trimmed]
    case .foreign: return []
    }
  }

  /// Below the name that belongs to an id; nil where there is no value.
  private static func line(_ section: Section, _ name: String, _ value: String?, _ draft: Draft) -> String? {
    let note = draft.notes[Key.ID(section: section, name: name)].map { "# chosen: \($0)\n" } ?? ""
    return value.map { "\(note)\(name) = \($0)" }
  }

  private static func words(_ value: String, beside sample: String) -> String {
    value == sample || sample.isEmpty ? "" : "; default: \(value)"
  }

  /// What else the section may hold: the API's own parameters.
  private static func closingLines(_ draft: Draft) -> [String] {
    let examples = [("networkids", "YOUR-NETWORK-ID"), ("keypair", "YOUR-KEY-PAIR"), ("details[0].cpuNumber", "2")]
    let given = draft.parameters.compactMap { line(.launch, $0.name, $0.value, draft) }
    let others = examples.filter { example in !draft.parameters.contains { $0.name == example.0 } }
    return ["", "# any other name without _ is passed to deployVirtualMachine as it is, for example:"] + given
      + others.map { "#\($0) = \($1)" }
  }
}

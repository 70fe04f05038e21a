extension Decoder {
  /// Complains of a key that its section does not have; names that are passed on to the API are judged elsewhere.
  mutating func complainIfUnknown(_ entry: INIDocument.Entry, in content: SectionContent) {
    let name = entry.name.lowercased()
    let known = Keys.all.filter { $0.section == content.section }
    guard !known.contains(where: { $0.name == name }) else { return }
    if content.section.passesNamesOn && !name.contains("_") { return }
    complain(
      Complaint("unknown key", hint: Self.hint(for: name, among: known)), key: Self.showable(name),
      at: content.place.at(entry.line))
  }

  /// The name, unless it may be a secret that stands on a line of its own: then nothing of it is repeated.
  static func showable(_ name: String) -> String? {
    let isName =
      name.utf8.count <= 24 && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || "[]._- ".utf8.contains($0) }
    return isName ? name : nil
  }

  /// Complains of a key in `[DEFAULT]` that no section has.
  ///
  /// Nothing is taken for a parameter of the API there: `[DEFAULT]` is for all sections, and for other tools.
  mutating func complainIfUnknownEverywhere(_ entry: INIDocument.Entry) {
    let name = entry.name.lowercased()
    guard !Keys.all.contains(where: { $0.name == name }) else { return }
    let near = Suggestion.nearest(to: name, among: Keys.all.map(\.name))
    let hint =
      near.map { "did you mean \($0)?" }
      ?? "[DEFAULT] takes keys of cronscale only; parameters of the API belong in [launch_config]"
    complain(
      Complaint("unknown key", hint: hint), key: Self.showable(name),
      at: Place(section: Section.defaults, line: entry.line))
  }

  /// The names of the section's keys that its unknown keys are likely to stand for.
  static func misspeltNames(in content: SectionContent) -> Set<String> {
    let names = Keys.all.filter { $0.section == content.section }.map(\.name)
    let known = Set(Keys.all.map(\.name))
    let unknown = content.own.map { $0.name.lowercased() }.filter { !known.contains($0) }
    return Set(unknown.compactMap { Suggestion.nearest(to: $0, among: names) })
  }

  private static func hint(for name: String, among known: [Key]) -> String {
    let homes = Keys.all.filter { $0.name == name }.map { "[\($0.section.name)]" }
    if !homes.isEmpty { return "it belongs in \(homes.joined(separator: " or "))" }
    if let near = Suggestion.nearest(to: name, among: known.map(\.name)) { return "did you mean \(near)?" }
    return "known here: \(known.filter(\.isTaken).map(\.name).joined(separator: ", "))"
  }
}

extension Key {
  /// Whether this release does something with it.
  fileprivate var isTaken: Bool {
    switch presence {
    case .required, .insteadOf, .defaultsTo, .optional: true
    case .foreign: false
    }
  }
}

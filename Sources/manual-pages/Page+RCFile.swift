import RCFile

extension Page {
  /// The page of the rc file, from the key table.
  static let ofRCFile = Page(
    name: "cronscale.rc", manual: 5,
    sections: [
      Section(title: "KEYS", body: RCFile.Section.allCases.map(keys).joined(separator: "\n"))
    ])

  private static func keys(of section: RCFile.Section) -> String {
    let items = Keys.all.filter { $0.section == section }.compactMap { key in
      meaning(of: key).map { ".It Cm \(Mdoc.word(key.name))\n\(Mdoc.sentences($0))" }
    }
    return """
      .Ss \(Mdoc.word("[\(section.name)]"))
      \(Mdoc.sentences(sentence(section.sentence)))
      .Bl -tag -width Ds
      \(items.joined(separator: "\n"))
      .El
      """
  }

  /// Nil where the key is another tool's.
  private static func meaning(of key: Key) -> String? {
    switch key.presence {
    case .required: sentence(key.sentence) + " Required."
    case .insteadOf: sentence(key.sentence)
    case .defaultsTo(let value): sentence(key.sentence) + " Default: \(value)."
    case .optional(let value, _): sentence(key.sentence) + " Default: \(value)."
    case .foreign: nil
    }
  }

  private static func sentence(_ phrase: String) -> String {
    phrase.prefix(1).uppercased() + phrase.dropFirst() + "."
  }
}

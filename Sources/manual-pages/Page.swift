/// A manual page: a name, a section of the manual, and sections of its own.
struct Page {
  /// One `.Sh` and what stands below it.
  struct Section {
    var title: String
    var body: String
  }

  var name: String
  /// Of the manual: 1 for commands, 5 for files.
  var manual: Int
  var sections: [Section]

  var fileName: String { "\(name).\(manual)" }

  /// The usual order of a page, by mdoc(7); KEYS is ours.
  private static let order = [
    "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "KEYS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES",
    "SECURITY CONSIDERATIONS", "SEE ALSO",
  ]

  /// The page with what was written by hand: more sections, and what takes the place of a made one.
  func with(handwritten text: String) throws -> Page {
    let written = Self.sections(in: text)
    let titles = Set(written.map(\.title))
    var page = self
    page.sections = try Self.ordered(sections.filter { !titles.contains($0.title) } + written)
    return page
  }

  func text(release: String, date: String) -> String {
    let head = """
      .Dd \(date)
      .Dt \(Mdoc.word(name.uppercased())) \(manual)
      .Os \(Mdoc.word("cronscale \(release)"))
      """
    return ([head] + sections.map { ".Sh \($0.title)\n\($0.body)" }).joined(separator: "\n") + "\n"
  }

  private static func sections(in text: String) -> [Section] {
    text.split(separator: ".Sh ").map { part in
      let lines = part.split(separator: "\n", maxSplits: 1)
      return Section(title: String(lines[0]), body: lines.count > 1 ? trimmed(lines[1]) : "")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }

  private static func ordered(_ sections: [Section]) throws -> [Section] {
    for section in sections where !order.contains(section.title) { throw UnknownSection(title: section.title) }
    return order.flatMap { title in sections.filter { $0.title == title } }
  }
}

struct UnknownSection: Error, CustomStringConvertible {
  let title: String

  var description: String { "no page has a section \(title): add it to the order in Page.swift" }
}

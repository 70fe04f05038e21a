/// The few marks of mdoc(7), the language of the pages, which groff and mandoc both read.
enum Mdoc {
  /// Free text of the program's or the key table's: paragraphs between empty lines, and indented lines as they are.
  static func text(_ text: String) -> String {
    text.split(separator: "\n\n").map { paragraph in
      let lines = paragraph.split(separator: "\n").map(String.init)
      return lines.contains { $0.hasPrefix(" ") } ? verbatim(lines) : lines.map(sentences).joined(separator: "\n")
    }.joined(separator: "\n.Pp\n")
  }

  /// Sentences, each on a line of its own, as mdoc wants them: so it knows where they end.
  static func sentences(_ text: String) -> String {
    text.replacing(". ", with: ".\n").split(separator: "\n").map { line(String($0)) }.joined(separator: "\n")
  }

  /// One line of text, none of which is taken for a mark.
  static func line(_ text: String) -> String {
    let guarded = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    return guarded + escaped(text)
  }

  /// An argument of a macro, one word whatever it holds.
  static func word(_ text: String) -> String {
    "\"\(escaped(text).replacing("\"", with: "\\(dq"))\""
  }

  /// `2026-11-21` as pages have it: `November 21, 2026`.
  static func date(_ day: String) throws -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { throw BadDay(text: day) }
    return "\(months[parts[1] - 1]) \(parts[2]), \(parts[0])"
  }

  private static func verbatim(_ lines: [String]) -> String {
    ([".Bd -literal"] + lines.map(line) + [".Ed"]).joined(separator: "\n")
  }

  /// A hyphen of a command stays one where it is copied from the page, and `code` is bold.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    let pieces = plain.split(separator: "`", omittingEmptySubsequences: false)
    guard pieces.count % 2 == 1 else { return plain }
    return pieces.enumerated().map { $0 % 2 == 1 ? "\\fB\($1)\\fP" : String($1) }.joined()
  }
}

struct BadDay: Error, CustomStringConvertible {
  let text: String

  var description: String { "--day: found \(text); allowed is a day like 2026-11-21" }
}

import RCFile

/// A list to choose from: numbered at a terminal, by id or exact name elsewhere.
struct Choices: Equatable {
  struct Row: Equatable {
    /// What is chosen.
    let id: String
    /// By what it may be called too.
    let names: [String]
    /// What a person needs to choose, under the list's heads.
    let columns: [String]
  }

  /// What is chosen from, in the singular: "zone".
  let noun: String
  let heads: [String]
  let rows: [Row]

  /// The row that a person at a terminal means, by its number in the list, its id or its exact name.
  func row(typed text: String) throws(Objection) -> Row {
    if let number = Int(text), rows.indices.contains(number - 1) { return rows[number - 1] }
    return try row(named: text, hint: "type a number from 1 to \(rows.count), or the id or the exact name")
  }

  /// The row with this id or exact name; numbers are those of the list's ids only.
  func row(named text: String) throws(Objection) -> Row {
    try row(named: text, hint: "there are: " + rows.map(\.summary).joined(separator: ", "))
  }

  private func row(named text: String, hint: String) throws(Objection) -> Row {
    if let row = rows.first(where: { $0.id == text }) { return row }
    let matches = rows.filter { $0.names.contains(text) }
    switch matches.count {
    case 1: return matches[0]
    case 0: throw Objection("no \(noun) \"\(text.printable)\" among those that fit", hint: hint)
    default:
      throw Objection(
        "several are called \"\(text.printable)\"",
        hint: "name one by its id: " + matches.map(\.id).joined(separator: ", "))
    }
  }

  /// The list as it is shown, one line a row; where that is too wide its texts are cut, its names only if it then fits,
  /// and never an id or an address.
  ///
  /// - Parameter columns: those of the terminal.
  func lines(within columns: Int) -> [String] {
    let numbered = rows.enumerated().map { ["\($0.offset + 1)"] + $0.element.columns.map(\.printable) }
    let margin = "  "
    let room = columns - margin.count
    let whole = Table(rows: [[""] + heads] + numbered)
    let cut = [Self.texts, Self.texts + Self.names].map { whole.cut(in: places(of: $0), toFit: room) }
    return (cut.first { $0.width <= room } ?? cut[0]).lines.map { margin + $0 }
  }

  /// The heads of what may be cut, the first of them first.
  private static let texts = ["TEXT", "SYSTEM"]
  private static let names = ["NETWORK", "ZONE", "NAME"]

  /// The table's columns under these heads; its first one has the numbers.
  private func places(of wanted: [String]) -> [Int] {
    wanted.compactMap { head in heads.firstIndex(of: head).map { $0 + 1 } }
  }
}

extension Choices.Row {
  /// `web-lb (64330)`
  var summary: String { names.first.map { "\($0.printable) (\(id.printable))" } ?? id.printable }
}

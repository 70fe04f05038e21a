import CloudStack
import Platform

/// Rows as the bordered table of `idcf-compute-api`, which had it from Python's PrettyTable (reference, section 7.1).
struct TableText {
  let columns: [String]
  let rows: Rows

  var text: String {
    let cells = ordered.map { row in columns.map { row[$0]?.cell ?? "" } }
    let names = columns.map(\.escaped)
    let widths = names.indices.map { column in ([names] + cells).map { displayWidth($0[column]) }.max() ?? 0 }
    let border = "+" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "+") + "+"
    let header = line(names, widths, centered)
    let body = cells.map { line($0, widths, rows.isList ? leftAligned : centered) }
    return ([border, header, border] + body + [border]).map { $0 + "\n" }.joined()
  }

  /// By the first column and then by the others; a single object as it is.
  private var ordered: [[String: JSON]] {
    rows.rows.sorted { a, b in
      for column in columns {
        let (left, right) = (SortKey(a[column]), SortKey(b[column]))
        if left != right { return left < right }
      }
      return false
    }
  }

  private func line(_ cells: [String], _ widths: [Int], _ aligned: (String, Int) -> String) -> String {
    "|" + zip(cells, widths).map { " \(aligned($0, $1)) " }.joined(separator: "|") + "|"
  }

  private func leftAligned(_ cell: String, _ width: Int) -> String {
    cell + spaces(width - displayWidth(cell))
  }

  /// PrettyTable's rule for a space that is left over: on the left of a text of even width, on the right of another.
  private func centered(_ cell: String, _ width: Int) -> String {
    let room = width - displayWidth(cell)
    let left = displayWidth(cell).isMultiple(of: 2) ? (room + 1) / 2 : room / 2
    return spaces(left) + cell + spaces(room - left)
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// The order of cells: what is missing, then numbers and truth values, then texts, then the rest.
private struct SortKey: Comparable {
  private let rank: Int
  private let number: Double
  private let text: String

  init(_ value: JSON?) {
    switch value {
    case nil, .null: (rank, number, text) = (0, 0, "")
    case .bool(let value): (rank, number, text) = (1, value ? 1 : 0, "")
    // The digits decide where a Double can't tell two numbers apart.
    case .number(let digits): (rank, number, text) = (1, Double(digits) ?? 0, digits)
    case .text(let value): (rank, number, text) = (2, 0, value)
    case .array, .object: (rank, number, text) = (3, 0, value?.compact ?? "")
    }
  }

  static func < (a: SortKey, b: SortKey) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    if a.number != b.number { return a.number < b.number }
    return a.text.unicodeScalars.lexicographicallyPrecedes(b.text.unicodeScalars)
  }
}

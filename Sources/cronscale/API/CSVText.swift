import CloudStack
import Platform

/// Rows as the CSV of `idcf-compute-api`, which had it from Python's csv module with QUOTE_NONNUMERIC, not sorted
/// (reference, section 7.1).
struct CSVText {
  let columns: [String]
  let rows: Rows
  let hasHeader: Bool

  var text: String {
    let header = hasHeader ? [columns.map(quoted)] : []
    let body = rows.rows.map { row in columns.map { row[$0].map(field) ?? "" } }
    return (header + body).map { $0.joined(separator: ",") + "\r\n" }.joined() + "\n"
  }

  private func field(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .bool, .number: value.cell
    case .text(let text): quoted(text)
    case .array, .object: quoted(value.compact)
    }
  }

  /// Line ends and tabs may stand in CSV; what else a terminal would obey is escaped.
  private func quoted(_ text: String) -> String {
    let harmless = text.escaping { $0.isControl && !["\n", "\r", "\t"].contains($0) }
    return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
  }
}

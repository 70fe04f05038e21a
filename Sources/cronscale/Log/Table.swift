import Platform

/// Rows of texts, each column as wide as its widest text, the last one as it is.
struct Table {
  var rows: [[String]]

  private static let gap = "  "

  private var widths: [Int] {
    (rows.first ?? []).indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
  }

  /// Cuts texts in these columns, one column after the other, until each line has room; none below what tells it from
  /// others.
  mutating func cut(_ columns: [Int], toFit room: Int) {
    for column in columns {
      let widths = widths
      let excess = widths.reduce(0, +) + Self.gap.count * (widths.count - 1) - room
      guard excess > 0 else { return }
      let width = max(8, widths[column] - excess)
      for row in rows.indices { rows[row][column] = rows[row][column].cut(to: width) }
    }
  }

  var lines: [String] {
    let widths = widths
    return rows.map { row in
      let line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: Self.gap)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension String {
  /// Its beginning and `…` where it takes more columns than these.
  fileprivate func cut(to width: Int) -> String {
    guard displayWidth(self) > width else { return self }
    var beginning = self
    while displayWidth(beginning) >= width { beginning.removeLast() }
    return beginning + "…"
  }
}

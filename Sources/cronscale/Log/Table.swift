import Platform

/// Rows of texts, each column as wide as its widest text, the last one as it is.
struct Table {
  var rows: [[String]]

  private static let gap = "  "

  private var widths: [Int] {
    (rows.first ?? []).indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
  }

  /// How many columns of a terminal the longest line can take.
  var width: Int { widths.reduce(0, +) + Self.gap.count * (widths.count - 1) }

  /// With the texts in some columns cut, one column after the other, until the lines have room; each keeps its beginning.
  func cut(in columns: [Int], toFit room: Int) -> Table {
    var table = self
    for column in columns {
      let width = max(8, table.widths[column] - max(0, table.width - room))
      for row in rows.indices { table.rows[row][column] = rows[row][column].cut(to: width) }
    }
    return table
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

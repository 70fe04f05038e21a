import Platform

/// Rows of texts, each column as wide as its widest text, the last one as it is.
struct Table {
  var rows: [[String]]

  var lines: [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

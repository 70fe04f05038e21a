import Foundation
import Testing

@testable import RCFile

@Suite struct ReadmeTests {
  @Test func `the README's table of keys is the key table's`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let table = readme.split(separator: "\n").filter { $0.hasPrefix("| `[") || $0.hasPrefix("| | `") }
    #expect(table.map(String.init) == ReadmeTable.rows)
  }
}

/// The README's rows, each section named once.
private enum ReadmeTable {
  static var rows: [String] {
    Section.allCases.flatMap { section in
      Keys.all.filter { $0.section == section }.compactMap(row).enumerated().map { index, row in
        index == 0 ? "| `[\(section.name)]` \(row)" : "| \(row)"
      }
    }
  }

  private static func row(_ key: Key) -> String? {
    switch key.presence {
    case .required: "| `\(key.name)` | required | \(key.sentence) |"
    case .insteadOf(let other, _): "| `\(key.name)` | `\(other)` | \(key.sentence) |"
    case .defaultsTo(let value): "| `\(key.name)` | \(value) | \(key.sentence) |"
    case .optional(let words, _): "| `\(key.name)` | \(words) | \(key.sentence) |"
    case .foreign: nil
    }
  }
}

import Foundation

/// As much of a README as its translation must keep.
struct Markdown {
  struct Heading {
    var level: Int
    var text: String
  }

  private let lines: [String]

  /// - Parameter name: of a file in the package's folder.
  init(ofFile name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  var headings: [Heading] { lines.compactMap(Self.heading) }

  /// The lines of code blocks; a comment is prose, of which only that it is there counts.
  var code: [String] {
    lines.filter(Self.isCode).map { line in
      guard let comment = line.firstMatch(of: /\s+[#;]\s/) else { return line }
      return String(line[..<comment.range.lowerBound]) + " #"
    }
  }

  /// The cells of each table's rows, table after table, headings and rulers among them.
  var rows: [[String]] {
    lines.filter { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// What is set as code in the text of each section, once each and sorted; first comes what stands before any heading.
  var words: [[String]] {
    var sections: [[String]] = [[]]
    for line in lines {
      if Self.heading(line) != nil {
        sections.append([])
      } else if !Self.isCode(line) {
        sections[sections.count - 1].append(line)
      }
    }
    return sections.map { Set(Self.codeSpans(in: $0.joined(separator: " "))).sorted() }
  }

  /// Which headings are linked to, as places in ``headings``, sorted; nil for a link that leads nowhere.
  var targets: [Int?] {
    let anchors = headings.map { Self.anchor(of: $0.text) }
    let links = lines.joined(separator: "\n").matches(of: /\]\(#([^)]+)\)/)
    return links.map { anchors.firstIndex(of: String($0.output.1)) }.sorted { ($0 ?? -1) < ($1 ?? -1) }
  }

  /// The files that the lines before the first section link to.
  var filesAtTop: [String] {
    let top = lines.prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
    return top.matches(of: /\]\(([^#)][^)]*)\)/).map { String($0.output.1) }
  }

  static func codeSpans(in text: String) -> [String] {
    text.matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }

  private static func isCode(_ line: String) -> Bool { line.hasPrefix("    ") }

  private static func heading(_ line: String) -> Heading? {
    let level = line.prefix { $0 == "#" }.count
    guard level > 0, line.dropFirst(level).hasPrefix(" ") else { return nil }
    return Heading(level: level, text: String(line.dropFirst(level + 1)))
  }

  /// As GitHub makes it.
  private static func anchor(of heading: String) -> String {
    String(
      heading.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
      })
  }
}

import Testing

/// README.ja.md keeps step with README.md: whoever changes one finds here what to change in the other.
@Suite struct ReadmeInJapaneseTests {
  private let english: Markdown
  private let japanese: Markdown

  init() throws {
    english = try Markdown(ofFile: "README.md")
    japanese = try Markdown(ofFile: "README.ja.md")
  }

  @Test func `each links to the other at its top`() {
    #expect(english.filesAtTop == ["README.ja.md"])
    #expect(japanese.filesAtTop == ["README.md"])
  }

  @Test func `the headings have the same levels in the same order`() {
    #expect(japanese.headings.map(\.level) == english.headings.map(\.level))
    #expect(
      japanese.headings.map { Markdown.codeSpans(in: $0.text) }
        == english.headings.map { Markdown.codeSpans(in: $0.text) })
  }

  @Test func `the code blocks are the same but for their comments`() {
    #expect(japanese.code == english.code)
    #expect(!english.code.isEmpty)
  }

  @Test func `the tables have the same rows, by the code words and numbers of their first cells`() {
    #expect(japanese.rows.map(\.count) == english.rows.map(\.count))
    #expect(japanese.rows.map(Self.subject) == english.rows.map(Self.subject))
  }

  @Test func `the table of keys has the same keys and defaults`() {
    let keys = english.rows.filter(Self.isKey).map { Array($0.prefix(3)) }
    #expect(japanese.rows.filter(Self.isKey).map(Self.translated) == keys)
    #expect(!keys.isEmpty)
  }

  @Test func `each section's text names the same options, keys, files and values`() {
    #expect(japanese.words == english.words)
  }

  @Test func `links lead to the same sections`() {
    #expect(!english.targets.contains(nil))
    #expect(japanese.targets == english.targets)
  }

  private static func subject(of row: [String]) -> [String] {
    (row.first ?? "").matches(of: /`[^`]+`|[0-9]+/).map { String($0.output) }
  }

  private static func isKey(_ row: [String]) -> Bool {
    row.count == 4 && row[1].hasPrefix("`")
  }

  /// Section, key and default, the words among the defaults in English.
  private static func translated(_ row: [String]) -> [String] {
    let words = ["必須": "required", "なし": "none", "システムのもの": "the system's", "グループ名": "the group's name"]
    return [row[0], row[1], words[row[2]] ?? row[2]]
  }
}

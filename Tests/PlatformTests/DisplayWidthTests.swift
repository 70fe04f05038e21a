import Platform
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("負荷", 4), ("ウェブ", 6), ("ﾃｽﾄ", 3), ("𠮷", 2), ("🚀", 2), ("e\u{301}", 1), ("é", 1),
    ("ü~", 2),
  ])
  func `a text takes so many columns, whatever the locale`(_ text: String, _ columns: Int) {
    #expect(displayWidth(text) == columns)
  }
}

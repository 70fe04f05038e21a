import Testing

@testable import manual_pages

/// Text that comes from elsewhere is text on the page, whatever it holds.
@Suite struct MdocTests {
  @Test(arguments: [
    ("a.b", "a.b"), (".Sh", "\\&.Sh"), ("'x", "\\&'x"), ("--dry-run", "\\-\\-dry\\-run"), ("a\\b", "a\\eb"),
    ("run `a -b` now", "run \\fBa \\-b\\fP now"), ("a ` b", "a ` b"),
  ])
  func `a line`(text: String, expected: String) {
    #expect(Mdoc.line(text) == expected)
  }

  @Test func `a sentence has a line of its own, whatever it begins with`() {
    #expect(Mdoc.sentences("One. .Two. 'Three.") == "One.\n\\&.Two.\n\\&'Three.")
  }

  @Test func `an argument is one word, its quotes included`() {
    #expect(Mdoc.word("a \"b\"") == "\"a \\(dqb\\(dq\"")
  }

  @Test(arguments: [("2026-11-21", "November 21, 2026"), ("2027-01-02", "January 2, 2027")])
  func `a day is written as pages have it`(day: String, expected: String) throws {
    #expect(try Mdoc.date(day) == expected)
  }

  @Test(arguments: ["", "2026-13-01", "today"])
  func `what is no day is refused`(day: String) {
    #expect(throws: BadDay.self) { try Mdoc.date(day) }
  }
}

import RCFile
import Testing

@testable import manual_pages

@Suite struct RCFilePageTests {
  @Test func `the rc file's page has every section and every key that may be given`() throws {
    let text = try #require(Page.ofRCFile.sections.first).body
    let lines = text.split(separator: "\n").map(String.init)
    let sections = RCFile.Section.allCases.map { ".Ss \"[\($0.name)]\"" }
    #expect(lines.filter { $0.hasPrefix(".Ss") } == sections)
    #expect(
      lines.filter { $0.hasPrefix(".It") } == Keys.all.filter(Self.mayBeGiven).map { ".It Cm \"\($0.name)\"" })
  }

  @Test func `a key says what it means, and what counts without it`() throws {
    let text = try #require(Page.ofRCFile.sections.first).body
    #expect(text.contains(".It Cm \"job_poll\"\nSeconds between polls.\nDefault: 2.\n"))
    #expect(text.contains(".It Cm \"templateid\"\nThe template's id.\nRequired.\n"))
  }

  private static func mayBeGiven(_ key: Key) -> Bool {
    switch key.presence {
    case .required, .insteadOf, .defaultsTo, .optional: true
    case .foreign: false
    }
  }
}

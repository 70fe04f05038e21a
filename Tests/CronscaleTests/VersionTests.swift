import Foundation
import Testing

@testable import cronscale

@Suite struct VersionTests {
  @Test func `the newest release in the changelog is the program's version`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let release = try #require(text.firstMatch(of: /(?m)^## \[([0-9.]+)\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$/))
    #expect(String(release.1) == Version.number)
  }
}

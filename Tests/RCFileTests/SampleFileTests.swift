import Foundation
import Testing

@testable import RCFile

@Suite struct SampleFileTests {
  private static let filledIn =
    SampleFile.text
    .replacing("YOUR-CLOUD", with: "cloud.example.com").replacing("YOUR-WEB-SERVER", with: "web1")
    .replacing("YOUR-OFFERING-ID", with: "21").replacing("YOUR-TEMPLATE-ID", with: "7183")
    .replacing("YOUR-ZONE-ID", with: "1").replacing("YOUR-RULE-ID", with: "64330").replacing("YOUR-", with: "MY-")

  @Test func `sample.rc is what the key table renders`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    #expect(try String(contentsOf: root.appending(path: "sample.rc"), encoding: .utf8) == SampleFile.text)
  }

  @Test func `sample.rc is valid once its placeholders are filled in`() throws {
    _ = try Settings.decode(Self.filledIn.utf8, file: "sample.rc", home: "/home/ann")
  }

  @Test func `sample.rc as it comes is refused at every placeholder`() {
    let problems = #expect(throws: Problems.self) {
      try Settings.decode(SampleFile.text.utf8, file: "sample.rc", home: "/home/ann")
    }
    #expect(problems?.all.map(\.key) == Keys.all.filter { $0.placeholder != nil }.map(\.name))
  }

  @Test(arguments: Keys.all.filter { if case .defaultsTo = $0.presence { true } else { false } }.map(\.id))
  func `a default in sample.rc is what counts without the line`(key: Key.ID) throws {
    var lines = Self.filledIn.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let header = try #require(lines.firstIndex(of: "[\(key.section.name)]"))
    let line = try #require(lines[header...].firstIndex { $0.hasPrefix("#\(key.name) = ") })
    lines[line].removeFirst()
    let given = try Settings.decode(lines.joined(separator: "\n").utf8, file: "sample.rc", home: "/home/ann")
    #expect(try given == Settings.decode(Self.filledIn.utf8, file: "sample.rc", home: "/home/ann"))
  }

  @Test func `every other key's line in sample.rc is valid too`() throws {
    let lines = Self.filledIn.split(separator: "\n").map(String.init)
    let optional = lines.filter { $0.wholeMatch(of: /#[a-z_]+ =.*/) != nil }
    // Given in another way already, or of use with `host = members` only.
    let twoWays = /#(api_key_|secret_key_|pass_phrase_|address =).*/
    let text = lines.map { optional.contains($0) && $0.wholeMatch(of: twoWays) == nil ? String($0.dropFirst()) : $0 }
    _ = try Settings.decode(text.joined(separator: "\n").utf8, file: "sample.rc", home: "/home/ann")
  }
}

import Testing

@testable import RCFile

/// A broken file of 64 KiB is refused at once, though each of its lines is wrong; found by `packaging/fuzz`, when each
/// problem was compared with all others, and each long name with all known ones.
@Suite struct LargeFileTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["a=\n", "x\n", "[account]\nb=1\n"])
  func `each wrong line of a large file is told`(unit: String) throws {
    let count = 65_536 / unit.utf8.count
    let text = "[account]\n" + String(repeating: unit, count: count)
    let problems = #expect(throws: Problems.self) { try Settings.decode(text.utf8, file: "web.rc", home: nil) }
    #expect(try #require(problems).all.count >= count - 1)
  }

  @Test(.timeLimit(.minutes(1))) func `a name as long as a file is like no other`() throws {
    let text = "[account]\n" + String(repeating: "a", count: 65_536) + "=1\n"
    let problems = #expect(throws: Problems.self) { try Settings.decode(text.utf8, file: "web.rc", home: nil) }
    let problem = try #require(problems?.all.first { $0.line == 2 })
    #expect(problem.statement == "web.rc:2: [account]: unknown key")
    #expect(problem.hint?.hasPrefix("known here: ") == true)
  }
}

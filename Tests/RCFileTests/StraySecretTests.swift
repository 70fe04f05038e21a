import Testing

@testable import RCFile

@Suite struct StraySecretTests {
  @Test(arguments: ["Zx8-Qw1_eRtY7uIoP0aSdFgH3kLmNoPq==", "kLmN/oPq+rSt==", "hunter2-and-a-long-passphrase: yes"])
  func `a secret on a line of its own is not repeated as the name of a key`(line: String) throws {
    let text = "[account]\nhost = https://cloud.example.com/client/api\nsecret_key =\n\(line)\n"
    let problems = #expect(throws: Problems.self) { try Settings.decode(text.utf8, file: "web.rc", home: nil) }
    let message = try #require(problems).message.lowercased()
    #expect(message.contains("web.rc:4: [account]: unknown key"))
    #expect(!message.contains(line.prefix(8).lowercased()))
  }
}

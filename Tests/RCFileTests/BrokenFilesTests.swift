import TestSupport
import Testing

@testable import RCFile

@Suite struct BrokenFilesTests {
  @Test func `the file that the broken ones are made of is valid`() throws {
    _ = try Settings.decode(BrokenFile.validText.utf8, file: "web.rc", home: nil)
  }

  @Test(arguments: BrokenFile.all)
  func `a broken file gets its message`(file: BrokenFile) {
    let problems = #expect(throws: Problems.self) {
      try Settings.decode(file.text.utf8, file: "web.rc", home: "/home/ann")
    }
    #expect(problems?.message == file.message)
  }

  @Test func `no message shows a secret`() {
    for file in BrokenFile.all {
      #expect(!file.message.contains("SECRET") && !file.message.contains("hunter2"), "\(file.name)")
    }
  }

  @Test func `a path from the home folder needs one`() {
    let text = BrokenFile.validText.replacing("/home/ann", with: "~")
    let problems = #expect(throws: Problems.self) { try Settings.decode(text.utf8, file: "web.rc", home: nil) }
    #expect(
      problems?.message == """
        web.rc:8: [monitoring] private_key_path: ~ is in "~/.ssh/id_rsa", and HOME is not set
        write the whole path
        """)
  }
}

import Foundation
import Platform
import Scaling
import Synchronization
import Testing

@testable import cronscale

/// A rule belongs to one group, which each run looks at in the other groups' state files.
@Suite struct RivalTests {
  /// State files by path, and which were read.
  private final class Folder: Sendable {
    let files = Mutex<[String: [UInt8]]>([:])
    let reads = Mutex<[String]>([])
    /// What reading any of them fails with.
    let trouble = Mutex<SystemError?>(nil)

    var disk: Disk {
      Disk(
        read: { path throws(SystemError) in
          self.reads.withLock { $0.append(path) }
          if let error = self.trouble.withLock({ $0 }) { throw error }
          return self.files.withLock { $0[path] }
        },
        replace: { path, bytes in self.files.withLock { $0[path] = bytes } }, rename: { _, _ in },
        names: { _ in self.files.withLock { $0.keys.map { String($0.dropFirst("state/".count)) } } })
    }

    func file(_ name: String, _ rules: String..., at endpoint: String = "http://a/api") -> StateFile {
      StateFile(path: "state/\(name).json", subject: .init(endpoint: endpoint, rules: rules), disk: disk)
    }
  }

  @Test func `a hundred groups of one process look at each file once`() throws {
    let folder = Folder()
    let names = (0..<100).map { "g\($0)" }
    for name in names { try folder.file(name, name).write(Memory()) }
    let neighbourhood = Neighbourhood()
    for name in names {
      var file = folder.file(name, name)
      file.neighbourhood = neighbourhood
      #expect(try file.rival() == nil)
    }
    #expect(folder.reads.withLock { $0.count } == 100)
  }

  @Test func `who has just written looks anew`() throws {
    let folder = Folder()
    let file = folder.file("web", "1")
    #expect(try file.rival() == nil)
    try folder.file("app", "1").write(Memory())
    #expect(try file.rival() == nil)
    #expect(try file.newRival() == "state/app.json")
  }

  @Test(arguments: [("HTTP://A:80/api/", true), ("http://a/other", false)])
  func `a rule is that of one endpoint, however spelt`(endpoint: String, isRival: Bool) throws {
    let folder = Folder()
    try folder.file("app", "1", at: endpoint).write(Memory())
    #expect(try folder.file("web", "1").rival() == (isRival ? "state/app.json" : nil))
  }

  @Test func `a rule for which an operation is under way still belongs to its group`() throws {
    let folder = Folder()
    var memory = Memory()
    memory.operation = .launch(
      name: "app-261121172752-7f3a", at: .init(endpoint: "http://a/api", rules: ["1", "2"], account: "ops"),
      now: Instant(0))
    try folder.file("app", "1").write(memory)
    #expect(try folder.file("web", "2").rival() == "state/app.json")
  }

  @Test(arguments: [EMFILE, EIO, EACCES])
  func `a file that cannot be read may be a rival's`(code: Int32) throws {
    let folder = Folder()
    try folder.file("app", "1").write(Memory())
    folder.trouble.withLock { $0 = SystemError("open", code: code) }
    let file = folder.file("web", "1")
    #expect { try file.rival() } throws: { ($0 as? Failure)?.status == .fault }
    folder.trouble.withLock { $0 = nil }
    #expect(try file.rival() == "state/app.json")
  }

  @Test func `a folder that cannot be listed may have a rival's file, and one that is not there has none`() throws {
    var file = Folder().file("web", "1")
    file.disk.names = { _ throws(SystemError) in throw SystemError("opendir", code: EACCES) }
    #expect(throws: Failure.self) { try file.rival() }
    #expect(try StateFile(path: "/nowhere/web.json", subject: file.subject).rival() == nil)
  }

  @Test(arguments: [true, false])
  func `nobody is told to overwrite a group's own file`(isNew: Bool) throws {
    let failure = Failure.taken(["2"], by: "state/old.json", path: "state/web.json", isNew: isNew)
    #expect(failure.hint?.contains("mv state/old.json state/web.json") == isNew)
  }

  @Test(arguments: [("064330", "64330"), ("5A8B-0C71", "5a8b-0c71")])
  func `a rule is one, however its id is spelt`(theirs: String, own: String) throws {
    let folder = Folder()
    try folder.file("app", theirs).write(Memory())
    #expect(try folder.file("web", own).rival() == "state/app.json")
  }
}

import FoundationEssentials
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

    var disk: Disk {
      Disk(
        read: { path in
          self.reads.withLock { $0.append(path) }
          return self.files.withLock { $0[path] }
        },
        replace: { path, bytes in self.files.withLock { $0[path] = bytes } }, rename: { _, _ in },
        names: { _ in self.files.withLock { $0.keys.map { String($0.dropFirst("state/".count)) } } })
    }

    func file(_ name: String, _ rule: String, at endpoint: String = "http://a/api") -> StateFile {
      StateFile(path: "state/\(name).json", subject: .init(endpoint: endpoint, rules: [rule]), disk: disk)
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
      #expect(file.rival() == nil)
    }
    #expect(folder.reads.withLock { $0.count } == 100)
  }

  @Test func `who has just written looks anew`() throws {
    let folder = Folder()
    let file = folder.file("web", "1")
    #expect(file.rival() == nil)
    try folder.file("app", "1").write(Memory())
    #expect(file.rival() == nil)
    #expect(file.newRival() == "state/app.json")
  }

  @Test(arguments: [("HTTP://A:80/api/", true), ("http://a/other", false)])
  func `a rule is that of one endpoint, however spelt`(endpoint: String, isRival: Bool) throws {
    let folder = Folder()
    try folder.file("app", "1", at: endpoint).write(Memory())
    #expect(folder.file("web", "1").rival() == (isRival ? "state/app.json" : nil))
  }

  @Test(arguments: [("064330", "64330"), ("5A8B-0C71", "5a8b-0c71")])
  func `a rule is one, however its id is spelt`(theirs: String, own: String) throws {
    let folder = Folder()
    try folder.file("app", theirs).write(Memory())
    #expect(folder.file("web", own).rival() == "state/app.json")
  }
}

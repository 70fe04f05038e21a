import Foundation
import Testing

@testable import Platform

/// An administrator's run in a service's folder.
@Suite struct OwnershipTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "service-\(UUID().uuidString)").path
  /// Nobody, where the tests are root's; else there is only this user.
  private let service = geteuid() == 0 ? 65534 : geteuid()

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if geteuid() == 0 { #expect(chown(folder, service, service) == 0) }
  }

  @Test func `a file that is replaced belongs to whom its folder belongs to`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileSystem.replace("\(folder)/web.json", with: [1])
    #expect(FileSystem.owner(of: "\(folder)/web.json") == service)
    #expect(FileSystem.owner(of: folder) == service)
  }

  @Test func `several may try one folder at once, and leave nothing in it`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let failures = inParallel(Array(1...50)) { [folder] _ in
      Result { () throws(SystemError) in try FileSystem.tryWriting(inFolder: folder) }.failure
    }
    #expect(failures.compactMap { $0 } == [])
    #expect(try FileSystem.names(inFolder: folder) == [])
  }

  @Test func `a lock file that is made belongs to him too, and one that was there stays whose it is`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try FileSystem.openLock("\(folder)/web.lock")
    #expect(FileSystem.owner(of: "\(folder)/web.lock") == service)
    try Data().write(to: URL(filePath: "\(folder)/old.lock"))
    _ = try FileSystem.openLock("\(folder)/old.lock")
    #expect(FileSystem.owner(of: "\(folder)/old.lock") == geteuid())
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

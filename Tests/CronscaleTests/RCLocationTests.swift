import Foundation
import Testing

@testable import cronscale

/// What is read before any group begins.
@Suite struct RosterTests {
  @Test func `a signal ends the waiting for rc files`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "roster-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(mkfifo("\(folder)/pipe.rc", 0o600) == 0)
    let user = User(environment: [:], home: folder, isRoot: false, id: getuid())
    #expect(throws: Failure.interrupted) { try Roster([folder], user: user, isInterrupted: { true }) }
  }
}

/// Which file a command that is to be typed must name.
@Suite struct RCLocationTests {
  @Test(
    arguments: [
      (".cronscalerc", [:], false), (".idcfrc", [:], true), ("web.rc", [:], true),
      (".cronscalerc", ["CRONSCALE_RC": "/etc/web.rc"], true), (".cronscalerc", ["CRONSCALE_RC": ""], false),
    ] as [(String, [String: String], Bool)])
  func `it is named unless it would be found without`(
    name: String, environment: [String: String], isNamed: Bool
  ) throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    for usual in [".cronscalerc", ".idcfrc"] { try Data().write(to: URL(filePath: "\(home)/\(usual)")) }
    let user = User(environment: environment, home: home, isRoot: false, id: 1000)
    #expect(RCLocation.option(for: "\(home)/\(name)", user: user) == (isNamed ? "\(home)/\(name)" : nil))
  }
}

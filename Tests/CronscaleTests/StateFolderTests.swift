import Testing

@testable import cronscale

/// Where groups are remembered: the first of these that applies.
@Suite struct StateFolderTests {
  private static let own = ["XDG_STATE_HOME": "/own"]
  private static let named = ["CRONSCALE_STATE_DIR": "/named", "XDG_STATE_HOME": "/own"]

  @Test(
    arguments: [
      ("/option", named, true, "/option"), (nil, named, true, "/named"), (nil, own, true, "/var/lib/cronscale"),
      (nil, own, false, "/own/cronscale"), (nil, [:], false, "/home/ops/.local/state/cronscale"),
    ] as [(String?, [String: String], Bool, String)])
  func `it is the one that is named, the system's for those whose it is, or the user's`(
    option: String?, environment: [String: String], ownsSystemFolder: Bool, path: String
  ) throws {
    let folder = try StateFolder(
      option: option, environment: environment, home: "/home/ops", ownsSystemFolder: ownsSystemFolder)
    #expect(folder.path == path)
  }
}

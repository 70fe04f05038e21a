import Foundation
import Testing

/// Section 6 of the contract: where the state is kept, and for whose eyes.
@Suite struct StateFolderTests {
  /// `HOME` in a variable's value stands for the home folder.
  @Test(arguments: [
    ([:], "", ".local/state/cronscale"),
    (["XDG_STATE_HOME": ""], "", ".local/state/cronscale"),
    (["XDG_STATE_HOME": "HOME/xdg"], "", "xdg/cronscale"),
    (["XDG_STATE_HOME": "HOME/xdg", "CRONSCALE_STATE_DIR": "chosen/for/it"], "", "chosen/for/it"),
    (["XDG_STATE_HOME": "HOME/xdg", "CRONSCALE_STATE_DIR": "chosen"], "--state-dir said", "said"),
  ])
  func `the state is in the folder that option, variables or home name, made for its user alone`(
    variables: [String: String], options: String, folder: String
  ) async throws {
    let world = try await World(load: "9")
    let run = try await world.shell(
      "umask 000; \(Unprivileged.handOver) && exec \(Unprivileged.command) \"$cronscale\" -c web.rc \(options)",
      changing: try world.copyKeys(),
      environment: variables.mapValues { $0.replacing("HOME", with: world.folder.path) })
    #expect(run.status == 0 && run.errors == "")
    #expect(try world.mode(of: folder) == 0o700)
    #expect(try world.mode(of: "\(folder)/web.json") == 0o600)
    #expect(try world.mode(of: "\(folder)/web.lock") == 0o600)
    #expect(Set(world.files.filter { !$0.hasPrefix(folder) }).isSubset(of: world.expected(above: folder)))
  }
}

extension World {
  fileprivate func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)
    return attributes[.posixPermissions] as? Int
  }

  /// The world's own files, and the folders above `path`.
  fileprivate func expected(above path: String) -> Set<String> {
    let parts = path.split(separator: "/")
    return Set(parts.indices.map { parts[...$0].joined(separator: "/") } + ["web.rc", "key", "known_hosts"])
  }
}

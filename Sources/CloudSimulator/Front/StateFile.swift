import Foundation

/// Where a simulator keeps its world between runs: one JSON file, replaced as a whole.
package struct StateFile: Sendable {
  package var path: String

  package init(path: String) { self.path = path }

  /// - Returns: nil when there is no file yet.
  func read() throws -> World? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try JSONDecoder().decode(World.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A simulator whose state can't be kept is of no use: it ends.
  func write(_ world: World) {
    do {
      try JSONEncoder().encode(world).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      fatalError("cannot write the state file \(path): \(error)")
    }
  }
}

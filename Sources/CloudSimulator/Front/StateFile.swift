import Foundation

/// Where a simulator keeps its world between runs: one JSON file, replaced as a whole.
package struct StateFile: Sendable {
  package var path: String

  package init(path: String) { self.path = path }

  /// - Returns: nil when there is no file yet.
  func read() throws(SimulatorError) -> World? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try JSONDecoder().decode(World.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadableState(path: path, reason: "\(error)")
    }
  }

  func write(_ world: World) throws(SimulatorError) {
    do {
      try JSONEncoder().encode(world).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritableState(path: path, reason: error.localizedDescription)
    }
  }
}

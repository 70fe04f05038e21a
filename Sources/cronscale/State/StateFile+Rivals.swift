import CloudStack
import FoundationEssentials
import Synchronization

/// What the state files of a folder are about, looked at once for all groups of a process: if each of a hundred did so
/// for itself, that would be ten thousand files.
final class Neighbourhood: Sendable {
  struct Neighbour: Sendable {
    let path: String
    let subject: StateFile.Subject
  }

  private let known = Mutex<[Neighbour]?>(nil)

  /// What was seen at the first look, which is this one where there was none.
  fileprivate func neighbours(_ look: () -> [Neighbour]) -> [Neighbour] {
    known.withLock { known in
      let neighbours = known ?? look()
      known = neighbours
      return neighbours
    }
  }
}

extension StateFile {
  /// The state file of a group of another name, in the same folder, that was about one of the same rules when any group
  /// of this process looked first.
  func rival() -> String? { rival(among: neighbourhood.neighbours(look)) }

  /// The same, as it is now: for a run that has just written what its own file is about. Of two that begin at once at
  /// least the later one sees the other.
  func newRival() -> String? { rival(among: look()) }

  private func rival(among neighbours: [Neighbourhood.Neighbour]) -> String? {
    let endpoint = comparableEndpoint(subject.endpoint)
    return neighbours.first { neighbour in
      neighbour.path != path
        && !Set(neighbour.subject.rules.map(comparableID)).isDisjoint(with: subject.rules.map(comparableID))
        && comparableEndpoint(neighbour.subject.endpoint) == endpoint
    }?.path
  }

  /// Also of a file whose version is not ours.
  private struct Topic: Codable {
    var subject: Subject
  }

  private func look() -> [Neighbourhood.Neighbour] {
    disk.names(folder).filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      let path = "\(folder)/\(name)"
      guard let bytes = try? disk.read(path), let topic = try? JSONDecoder().decode(Topic.self, from: Data(bytes))
      else { return nil }
      return Neighbourhood.Neighbour(path: path, subject: topic.subject)
    }
  }
}

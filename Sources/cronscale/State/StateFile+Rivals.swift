import CloudStack
import Platform
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the state files of a folder are about, looked at once for all groups of a process: if each of a hundred did so
/// for itself, that would be ten thousand files.
final class Neighbourhood: Sendable {
  struct Neighbour: Sendable {
    let path: String
    /// With the rules of the operation under way, which may be others.
    let subject: StateFile.Subject
  }

  private let known = Mutex<[Neighbour]?>(nil)

  /// What was seen at the first look that went well, which is this one where there was none.
  fileprivate func neighbours(_ look: () throws(Failure) -> [Neighbour]) throws(Failure) -> [Neighbour] {
    try known.withLock { known throws(Failure) in
      let neighbours = if let known { known } else { try look() }
      known = neighbours
      return neighbours
    }
  }
}

extension StateFile {
  /// The state file of a group of another name, in the same folder, that was about one of the same rules when any group
  /// of this process looked first.
  func rival() throws(Failure) -> String? { rival(among: try neighbourhood.neighbours(look)) }

  /// The same, as it is now: for a run that writes what its own file is about, before and after it. Of two that begin at
  /// once at least the later one sees the other.
  func newRival() throws(Failure) -> String? { rival(among: try look()) }

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

  /// What such a file has under way.
  private struct Work: Codable {
    var memory: Remembered

    struct Remembered: Codable { var operation: Begun }
    struct Begun: Codable { var place: Place }
    struct Place: Codable { var rules: [String] }
  }

  /// Files that say nothing count as none; that one cannot be read is no proof that it says nothing.
  private func look() throws(Failure) -> [Neighbourhood.Neighbour] {
    var neighbours: [Neighbourhood.Neighbour] = []
    for name in try names().filter({ $0.hasSuffix(".json") }).sorted() {
      let path = "\(folder)/\(name)"
      guard let bytes = try bytes(of: path), let topic = try? JSONDecoder().decode(Topic.self, from: bytes) else {
        continue
      }
      var subject = topic.subject
      subject.rules += (try? JSONDecoder().decode(Work.self, from: bytes))?.memory.operation.place.rules ?? []
      neighbours.append(Neighbourhood.Neighbour(path: path, subject: subject))
    }
    return neighbours
  }

  private func names() throws(Failure) -> [String] {
    do { return try disk.names(folder) } catch {
      throw unseen("state folder \(folder)", error, mend: "make it readable for this user: ls -ld \(folder)")
    }
  }

  /// Nil where the file has gone meanwhile.
  private func bytes(of path: String) throws(Failure) -> Data? {
    do { return try disk.read(path).map { Data($0) } } catch {
      let mend = "it must be a plain file that this user can read: ls -l \(path); or take it out of \(folder)"
      throw unseen("state file \(path)", error, mend: mend)
    }
  }

  private func unseen(_ what: String, _ error: SystemError, mend: String) -> Failure {
    Failure(
      .fault, "\(what): \(error.reason), so another group may have \(subject.rules.oneOfRules)",
      hint: error.hint(in: folder, otherwise: mend))
  }
}

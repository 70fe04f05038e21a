import FoundationEssentials
import Platform
import Scaling

/// What a group remembers, on disk: JSON, mode 0600, replaced as a whole or not at all.
struct StateFile {
  let path: String
  /// Which cloud and rules the memory is about.
  let subject: Subject
  var disk = Disk.real

  struct Subject: Codable, Equatable {
    var endpoint: String
    var rules: [String]
  }

  /// What is on disk.
  private struct Contents: Codable {
    var version: Int
    var subject: Subject
    var memory: Memory
  }

  private static let version = 1

  /// What was found where the memory should be.
  enum Recollection: Equatable {
    case nothing
    case memory(Memory)
    /// The file is about other rules or another endpoint, and holds this memory of them.
    case another(Memory, of: Subject)
    /// The file says nothing that can be believed, and why.
    case unreadable(String)

    /// Whether it shows that the rule has been this group's before.
    var isOurs: Bool {
      if case .memory = self { return true }
      return false
    }
  }

  func read() throws(Failure) -> Recollection {
    let found: [UInt8]?
    do { found = try disk.read(path) } catch { throw Failure(.fault, "state file \(path): \(error.reason)") }
    guard let bytes = found else { return .nothing }
    let decoder = JSONDecoder()
    do {
      let version = try decoder.decode(Version.self, from: Data(bytes)).version
      guard version == Self.version else {
        return .unreadable("version \(version); this program knows \(Self.version)")
      }
      let contents = try decoder.decode(Contents.self, from: Data(bytes))
      guard contents.memory.isBelievable else { return .unreadable("it holds counts that no run can have written") }
      return contents.subject == subject ? .memory(contents.memory) : .another(contents.memory, of: contents.subject)
    } catch {
      return .unreadable("it is no state file")
    }
  }

  private struct Version: Codable {
    var version: Int
  }

  /// The state file of a group of another name, in the same folder, that is about one of the same rules.
  func rival() -> String? {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return disk.names(folder).filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
      .first { $0 != path && sharesRule(withStateAt: $0) }
  }

  private func sharesRule(withStateAt path: String) -> Bool {
    guard let bytes = try? disk.read(path),
      let other = try? JSONDecoder().decode(Contents.self, from: Data(bytes)).subject
    else { return false }
    return other.endpoint == subject.endpoint && !Set(other.rules).isDisjoint(with: subject.rules)
  }

  func write(_ memory: Memory) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let data = try encoder.encode(Contents(version: Self.version, subject: subject, memory: memory))
      try disk.replace(path, Array(data) + [UInt8(ascii: "\n")])
    } catch {
      throw Failure(
        .fault, "state file \(path) could not be written: \((error as? SystemError)?.description ?? "\(error)")",
        hint: "make room, or make the folder writable for this user; nothing is changed in the cloud without it")
    }
  }

  /// Puts an unreadable file out of the way, under a name that nothing overwrites.
  func setAside(stamp: String) throws(Failure) -> String {
    let kept = "\(path).unreadable-\(stamp)"
    do { try disk.rename(path, kept) } catch {
      throw Failure(.fault, "state file \(path) can neither be read nor put aside: \(error.reason)")
    }
    return kept
  }
}

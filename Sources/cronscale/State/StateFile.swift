import Platform
import Scaling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a group remembers, on disk: JSON, mode 0600, replaced as a whole or not at all.
struct StateFile {
  let path: String
  /// Which cloud and rules the memory is about.
  let subject: Subject
  var disk = Disk.real
  /// What the folder's other files are about, where several groups are run.
  var neighbourhood = Neighbourhood()
  /// The lock of a run that may write; nil for one that only reads.
  var claim: LockClaim?

  struct Subject: Codable, Equatable {
    var endpoint: String
    /// The counted one first.
    var rules: [String]

    /// Whether both mean one group: rules may join the counted one, or leave it.
    func isSameGroup(as other: Subject) -> Bool {
      endpoint == other.endpoint && rules.first == other.rules.first
    }
  }

  /// What is on disk.
  struct Contents: Codable {
    var version: Int
    /// Whose work this is, for another version that cannot read it.
    var writer: String?
    var subject: Subject
    var memory: Memory
  }

  /// What other versions, and files of other groups, have in common with ours.
  private struct Heading: Codable {
    var version: Int
    var writer: String?
  }

  static let version = 1
  static let writer = "cronscale \(Version.number)"

  /// What was found where the memory should be.
  enum Recollection: Equatable {
    case nothing
    case memory(Memory)
    /// The file is of this group when it had other rules beside the counted one.
    case outdated(Memory)
    /// The file is about another rule or another endpoint, and holds this memory of them.
    case another(Memory, of: Subject)
    /// The file says nothing that can be believed, and why.
    case unreadable(String)
  }

  func read() throws(Failure) -> Recollection {
    let found: [UInt8]?
    do { found = try disk.read(path) } catch {
      let usual = "it must be a plain file, no link, that this user can read and write: ls -l \(path)"
      throw Failure(.fault, "state file \(path): \(error.reason)", hint: error.hint(in: folder, otherwise: usual))
    }
    guard let bytes = found else { return .nothing }
    try refuseNewer(bytes)
    guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)), contents.version == Self.version
    else { return .unreadable("it is no state file") }
    guard contents.memory.isBelievable else { return .unreadable("it holds counts that no run can have written") }
    if contents.subject == subject { return .memory(contents.memory) }
    return contents.subject.isSameGroup(as: subject)
      ? .outdated(contents.memory) : .another(contents.memory, of: contents.subject)
  }

  /// A newer program's file is not damaged, and what it has under way would be forgotten with it.
  private func refuseNewer(_ bytes: [UInt8]) throws(Failure) {
    guard let heading = try? JSONDecoder().decode(Heading.self, from: Data(bytes)), heading.version > Self.version
    else { return }
    throw Failure(
      .configuration,
      "state file \(path) was written by \(heading.writer ?? "a newer cronscale") and has version \(heading.version); "
        + "this is \(Self.writer), which knows version \(Self.version)",
      hint:
        "go back to the newer one; or, once its status shows nothing under way, mv \(path) \(path).\(heading.version)")
  }

  var folder: String { cronscale.folder(of: path) }
}

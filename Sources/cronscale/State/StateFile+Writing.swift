import Platform
import Scaling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension StateFile {
  /// Puts the memory on disk, for as long as nobody else can have written there.
  ///
  /// A run whose lock was removed, with the whole folder perhaps, saves what it knows where no other run has come since,
  /// and is over in either case: a lock that is made anew would be no proof for the time between.
  func write(_ memory: Memory) throws(Failure) {
    switch try standing() {
    case .good:
      try replace(with: memory)
    case .abandoned:
      try StateFolder(path: folder).make()
      try replace(with: memory)
      throw lockLost("what is under way was saved")
    case .lost:
      throw lockLost("another run has come since, so nothing more was saved")
    }
  }

  /// Whether another run may have begun, or can at any moment, so that this one must end.
  var isContested: Bool {
    get throws(Failure) { try standing() != .good }
  }

  private func standing() throws(Failure) -> LockClaim.Standing {
    do { return try claim?.standing() ?? .good } catch { throw unwritable(error) }
  }

  private func replace(with memory: Memory) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let contents = Contents(version: Self.version, writer: Self.writer, subject: subject, memory: memory)
      try disk.replace(path, Array(try encoder.encode(contents)) + [UInt8(ascii: "\n")])
    } catch {
      throw unwritable(error)
    }
  }

  private func unwritable(_ error: any Error) -> Failure {
    let (usual, problem) = ("make the folder writable for this user: ls -ld \(folder)", error as? SystemError)
    return Failure(
      .fault, "state file \(path) could not be written: \(problem?.reason ?? "\(error)")",
      hint: "\(problem?.hint(in: folder, otherwise: usual) ?? usual); until then nothing is changed in the cloud")
  }

  private func lockLost(_ consequence: String) -> Failure {
    Failure(
      .fault, "lock file \(claim?.path ?? ""): it was removed while this run had the group; \(consequence)",
      hint: "leave the state folder alone while a run is at work; the lock goes with the process, never with the file")
  }

  /// Puts an unreadable file out of the way, under a name that nothing has: a clock may show the same second twice.
  func setAside(stamp: String) throws(Failure) -> String {
    var kept = "\(path).unreadable-\(stamp)"
    do throws(SystemError) {
      let taken = Set(try disk.names(folder).map { "\(folder)/\($0)" })
      while taken.contains(kept) { kept += "+" }
      try disk.rename(path, kept)
    } catch {
      throw Failure(
        .fault, "state file \(path) can neither be read nor put aside: \(error.reason)",
        hint: error.hint(in: folder, otherwise: "make the folder writable for this user: ls -ld \(folder)"))
    }
    return kept
  }
}

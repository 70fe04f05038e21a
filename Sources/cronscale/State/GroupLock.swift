import Platform

/// The right to change a group, held as long as the value lives and dropped by the kernel with the process.
struct GroupLock: ~Copyable {
  private let file: Descriptor
  /// What it stands for on disk.
  let claim: LockClaim

  enum Attempt: ~Copyable {
    case held(GroupLock)
    /// Another process has it; the text says which and since when.
    case taken(by: String)
  }

  private init(_ file: consuming Descriptor, at path: String) throws(SystemError) {
    claim = LockClaim(path: path, identity: try FileIdentity(of: file))
    self.file = file
  }

  /// Who holds the lock, for a run that does not want it itself.
  static func holder(of path: String) -> String? {
    FileSystem.isLocked(path) ? owner(in: path) : nil
  }

  private static func owner(in path: String) -> String {
    let text =
      (try? contents(ofFile: path, limit: 200, isPlain: true)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.isEmpty ? "another process" : text.split(separator: "\n").joined(separator: " ")
  }

  /// Gives the group free before the process ends.
  consuming func release() {}

  /// - Parameter owner: what a run that comes too late is told.
  static func take(_ path: String, owner: String) throws(Failure) -> Attempt {
    do throws(SystemError) {
      let file = try FileSystem.openLock(path)
      guard try FileSystem.lock(file) else {
        return .taken(by: Self.owner(in: path))
      }
      try FileSystem.rewrite(file, with: "\(owner)\n")
      return .held(try GroupLock(file, at: path))
    } catch {
      throw untaken(path, error)
    }
  }

  static func untaken(_ path: String, _ error: SystemError) -> Failure {
    let folder = cronscale.folder(of: path)
    let usual =
      "it must be a plain file, no link, and its folder one that this user can write: ls -ld \(folder) \(path)"
    return Failure(.fault, "lock file \(path): \(error.reason)", hint: error.hint(in: folder, otherwise: usual))
  }
}

import Platform

/// Files that hold secrets must be their readers' alone.
enum Privacy {
  /// Refuses a file that others can read or write.
  ///
  /// One exception: a file of root's that a group may read, which is how a service's user is given its configuration.
  ///
  /// - Parameter role: who names the file, for messages: `rc file`, `[account] secret_key_file`.
  static func check(_ path: String, as role: String, user: User) throws(Failure) {
    let found: (mode: UInt32, owner: UInt32)?
    do { found = try FileSystem.status(of: path) } catch {
      throw Failure(.configuration, "\(role) \(path): \(error.reason)")
    }
    guard let found else {
      throw Failure(.configuration, "\(role) \(path): no such file", hint: "is the path right? ls -l \(path)")
    }
    let isGivenByRoot = found.owner == 0 && !user.isRoot
    guard found.mode & (isGivenByRoot ? 0o037 : 0o077) != 0 else { return }
    throw Failure(
      .refused,
      "\(role) \(path): it holds secrets, and others can read or write it (mode \(String(found.mode & 0o777, radix: 8)))",
      hint: "chmod 600 \(path)")
  }
}

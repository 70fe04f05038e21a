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

  /// Refuses an rc file of another user's to root: commands and files that it names would be run and read with root's
  /// rights. Where it is anybody else who reads it, only root can have given it to him.
  static func check(ownerOf path: String, user: User) throws(Failure) {
    guard user.isRoot, let owner = (try? FileSystem.status(of: path))??.owner, owner != 0 else { return }
    throw .rcFile(path, of: userName(ofUser: owner) ?? "#\(owner)")
  }
}

extension Failure {
  /// Of another user's rc file, for root.
  static func rcFile(_ path: String, of owner: String) -> Failure {
    Failure(
      .refused, "rc file \(path): it is \(owner)'s, and what it says would be done with root's rights",
      hint: "run it as that user: sudo -u \(owner.forShell) cronscale; or, if all of it is yours: chown root \(path)")
  }
}

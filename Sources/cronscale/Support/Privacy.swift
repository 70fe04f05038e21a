import Platform

/// Files that hold secrets must be their readers' alone.
enum Privacy {
  /// Reads a file, and tells what speaks against using it: others can read or write it.
  ///
  /// One exception: a file of root's that a group may read, which is how a service's user is given its configuration.
  ///
  /// - Parameter role: who names the file, for messages: `rc file`, `[account] secret_key_file`.
  static func read(
    _ path: String, limit: Int = FileContents.limit, as role: String, user: User
  ) throws(Failure) -> (file: FileContents, exposure: Failure?) {
    do throws(SystemError) {
      let file = try FileContents(ofFile: path, limit: limit)
      return (file, exposure(of: file, path, as: role, user: user))
    } catch {
      throw .unreadable("\(role) \(path)", path, error)
    }
  }

  private static func exposure(of file: FileContents, _ path: String, as role: String, user: User) -> Failure? {
    let isGivenByRoot = file.owner == 0 && !user.isRoot
    guard file.mode & (isGivenByRoot ? 0o037 : 0o077) != 0 else { return nil }
    let mode = String(file.mode & 0o777, radix: 8)
    return Failure(
      .refused, "\(role) \(path): it holds secrets, and others can read or write it (mode \(mode))",
      hint: "chmod 600 \(path)")
  }

  /// What speaks against root's using an rc file: it is another user's, and commands and files that it names would be run
  /// and read with root's rights. Where it is anybody else who reads it, only root can have given it to him.
  static func strangeness(of file: FileContents, _ path: String, user: User) -> Failure? {
    guard user.isRoot, file.owner != 0 else { return nil }
    return .rcFile(path, of: userName(ofUser: file.owner))
  }
}

extension Failure {
  /// Of a file that holds secrets, or names them.
  static func unreadable(_ name: String, _ path: String, _ error: SystemError) -> Failure {
    if error.isAbsence {
      return Failure(.configuration, "\(name): no such file", hint: "is the path right? ls -l \(path)")
    }
    let hint = error.isForbidden ? "is it another user's? put sudo -u OWNER before the command" : nil
    return Failure(.configuration, "\(name): \(error.reason)", hint: hint)
  }

  /// Of another user's rc file, for root.
  static func rcFile(_ path: String, of owner: String) -> Failure {
    Failure(
      .refused, "rc file \(path): it is \(owner)'s, and what it says would be done with root's rights",
      hint: "put sudo -u \(owner.forShell) before the command; or name a copy that is root's")
  }
}

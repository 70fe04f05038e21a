#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few calls on files that must be exactly these system calls.
package enum FileSystem {
  package static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// Whether this user may read the file.
  package static func isReadable(_ path: String) -> Bool {
    unsafe access(path, R_OK) == 0 && !isFolder(path)
  }

  /// Who may do what, and whose it is; nil where there is nothing at `path`.
  package static func status(of path: String) throws(SystemError) -> (mode: UInt32, owner: UInt32)? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      let error = SystemError.last("stat")
      if error.isAbsence { return nil }
      throw error
    }
    return (UInt32(status.st_mode), status.st_uid)
  }

  /// Whether `path` is a folder.
  package static func isFolder(_ path: String) -> Bool {
    guard let status = try? status(of: path) else { return false }
    return status.mode & UInt32(S_IFMT) == UInt32(S_IFDIR)
  }

  /// Makes a folder and those above it, each for its owner alone.
  package static func makeFolder(_ path: String) throws(SystemError) {
    guard !isFolder(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
    if unsafe mkdir(path, 0o700) == 0 { return }
    let error = SystemError.last("mkdir \(path)")
    // Another process may have made it just now; what is no folder stays in the way.
    guard error.code == EEXIST, isFolder(path) else { throw error }
  }

  /// Puts `bytes` where a reader finds either the old contents or all of the new, whatever dies in between: a file of
  /// its own, written and synced, takes the name, and the folder is synced too.
  ///
  /// That file is made anew, so that it is this user's alone whatever an earlier run, or somebody else, left in its place.
  ///
  /// - Parameter draft: that file, `PATH.new` by default; where several processes may replace a file at once, one for each.
  package static func replace(_ path: String, with bytes: [UInt8], draft: String? = nil) throws(SystemError) {
    let draft = draft ?? "\(path).new"
    guard unsafe unlink(draft) == 0 || errno == ENOENT else { throw .last("unlink \(draft)") }
    let file = try create(draft)
    try write(bytes, to: file)
    guard fsync(file.number) == 0 else { throw .last("fsync") }
    try rename(draft, to: path)
    try syncFolder(of: path)
  }

  /// Removes a file where there is one; a draft that stays is only untidy.
  package static func remove(_ path: String) {
    unsafe unlink(path)
  }

  package static func rename(_ path: String, to other: String) throws(SystemError) {
    guard systemRename(path, other) == 0 else { throw .last("rename") }
  }

  private static func syncFolder(of path: String) throws(SystemError) {
    let folder = try openFolder(of: path)
    guard fsync(folder.number) == 0 else { throw .last("fsync") }
  }

  private static func write(_ bytes: [UInt8], to file: borrowing Descriptor) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(file.number, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .last("write") }
      rest = rest.dropFirst(count)
    }
  }
}

// MARK: - Locks

extension FileSystem {
  /// Opens a lock file, made where it is missing; a child process never inherits it, and no link leads elsewhere, since
  /// the file is written.
  package static func openLock(_ path: String) throws(SystemError) -> Descriptor {
    do { return try create(path) } catch  where error.code != EEXIST { throw error } catch {}
    let number = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw .last("open") }
    return Descriptor(owning: number)
  }

  /// - Returns: false where another process holds the lock.
  package static func lock(_ file: borrowing Descriptor) throws(SystemError) -> Bool {
    if flock(file.number, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw .last("flock")
  }

  /// Whether a process holds the lock on this file; asked without keeping it, and without making the file.
  package static func isLocked(_ path: String) -> Bool {
    let number = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { return false }
    let file = Descriptor(owning: number)
    return flock(file.number, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Replaces what a lock file says.
  package static func rewrite(_ file: borrowing Descriptor, with text: String) throws(SystemError) {
    guard ftruncate(file.number, 0) == 0, lseek(file.number, 0, SEEK_SET) == 0 else { throw .last("ftruncate") }
    try write(Array(text.utf8), to: file)
  }
}

/// `rename`, which inside the type would mean its own method.
private func systemRename(_ path: String, _ other: String) -> Int32 {
  unsafe rename(path, other)
}

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(number, bytes, count)
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FileSystem {
  /// Whose it is; nil where nothing is at `path` that can be seen.
  package static func owner(of path: String) -> UInt32? {
    (try? status(of: path))??.owner
  }

  /// Makes a file for its owner alone. Where root makes one in another user's folder it is that user's: what an
  /// administrator does by hand must not keep a service out of its own folder.
  ///
  /// The folder is opened once, so that who may exchange it meanwhile is given nothing that is in another one.
  static func create(_ path: String) throws(SystemError) -> Descriptor {
    let folder = try openFolder(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let number = unsafe openat(folder.number, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw .last("open") }
    let file = Descriptor(owning: number)
    var status = stat()
    // Where a server of files takes no orders from root the file stays root's, as it would have without this.
    if geteuid() == 0, unsafe fstat(folder.number, &status) == 0, status.st_uid != 0 {
      _ = fchown(number, status.st_uid, status.st_gid)
    }
    return file
  }

  /// The folder that a path is in.
  static func openFolder(of path: String) throws(SystemError) -> Descriptor {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let number = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw .last("open \(folder)") }
    return Descriptor(owning: number)
  }
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FileSystem {
  /// Whether `path` is there and belongs to this user.
  package static func isOwned(_ path: String, by user: UInt32) -> Bool {
    (try? status(of: path))??.owner == user
  }

  /// Gives a file that root has just made to the owner of the folder that it is in: what an administrator does by hand in
  /// a service's folder must not keep the service out. Other users own what they make.
  static func handOver(_ file: borrowing Descriptor, madeAt path: String) throws(SystemError) {
    guard geteuid() == 0 else { return }
    var folder = stat()
    guard unsafe stat(parent(of: path), &folder) == 0 else { throw .last("stat") }
    guard folder.st_uid != 0 else { return }
    guard fchown(file.number, folder.st_uid, folder.st_gid) == 0 else { throw .last("fchown") }
  }

  /// The folder that a path is in, as a path that can be opened.
  static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which file it is, whatever its name: two paths or descriptors with the same identity are one file.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  package init(of file: borrowing Descriptor) throws(SystemError) {
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0 else { throw .last("fstat") }
    self.init(status)
  }

  /// Nil where there is nothing at `path`; a symbolic link is a file of its own.
  package init?(at path: String) throws(SystemError) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      let error = SystemError.last("lstat")
      if error.isAbsence { return nil }
      throw error
    }
    self.init(status)
  }
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FileSystem {
  /// Whether this user may write the file.
  package static func isWritable(_ path: String) -> Bool {
    unsafe access(path, W_OK) == 0
  }

  /// Makes a file in the folder and fills a block of it, which tells of rights, full disks and those that cannot be
  /// written. Its name is gone before anything is written, so that nothing stays.
  package static func tryWriting(inFolder folder: String) throws(SystemError) {
    // A name of its own each time: several groups may try one folder at once.
    var path = Array("\(folder)/.trial-XXXXXX".utf8CString)
    let number = unsafe mkstemp(&path)
    guard number >= 0 else { throw .last("open") }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    let file = Descriptor(owning: number)
    guard unsafe unlink(path) == 0 else { throw .last("unlink") }
    let block = [UInt8](repeating: 0, count: 4096)
    guard unsafe block.withUnsafeBytes({ unsafe systemWrite(file.number, $0) }) == block.count else {
      throw .last("write")
    }
    guard fsync(file.number) == 0 else { throw .last("fsync") }
  }
}

/// `write`, which inside the type would mean its own method.
private func systemWrite(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(number, bytes.baseAddress, bytes.count)
}

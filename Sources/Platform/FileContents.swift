#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a file held, and whose it was, when it was read: at its path there may be another one a moment later.
package struct FileContents: Sendable {
  package let bytes: [UInt8]
  package let mode: UInt32
  package let owner: UInt32
  package let identity: FileIdentity

  /// Of bytes that are read where nothing else is said; no file that is meant for this program is as large.
  package static let limit = 16 << 20

  /// - Parameters:
  ///   - limit: how many bytes are read at most.
  ///   - isPlain: true: a symbolic link at `path` is an error, wherever it leads, and a pipe is not waited for.
  ///   - patience: how long a pipe or a terminal is waited for; when that is over, `EINTR` is thrown. Nil: for ever.
  package init(
    ofFile path: String, limit: Int = limit, isPlain: Bool = false, within patience: Limits? = nil
  ) throws(SystemError) {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC | (isPlain ? O_NOFOLLOW | O_NONBLOCK : 0))
    guard number >= 0 else { throw .last("open") }
    let file = Descriptor(owning: number)
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .last("fstat") }
    let kind = status.st_mode & S_IFMT
    guard !isPlain || kind == S_IFREG || kind == S_IFDIR else { throw SystemError("open", code: ENOTSUP) }
    (mode, owner, identity) = (UInt32(status.st_mode), status.st_uid, FileIdentity(status))
    bytes = try Self.bytes(of: file, limit, within: patience)
  }

  private static func bytes(
    of file: borrowing Descriptor, _ limit: Int, within patience: Limits?
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16384)
    while bytes.count < limit {
      // A signal may come just before the read that it should end, or to another thread.
      guard patience?.wait(reading: [file.number]) ?? .ready == .ready else { throw SystemError("read", code: EINTR) }
      let count = unsafe read(file.number, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last("read") }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return Array(bytes.prefix(limit))
  }
}

/// The bytes of a file; see ``FileContents``.
package func contents(
  ofFile path: String, limit: Int = FileContents.limit, isPlain: Bool = false, within patience: Limits? = nil
) throws(SystemError) -> [UInt8] {
  try FileContents(ofFile: path, limit: limit, isPlain: isPlain, within: patience).bytes
}

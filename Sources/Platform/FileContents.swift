#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes of a file, at most `limit` of them.
///
/// - Parameters:
///   - followsLink: false: a symbolic link at `path` is an error, wherever it leads.
///   - patience: how long a pipe or a terminal is waited for; when that is over, `EINTR` is thrown. Nil: for ever.
package func contents(
  ofFile path: String, limit: Int = 16 << 20, followsLink: Bool = true, within patience: Limits? = nil
) throws(SystemError) -> [UInt8] {
  let number = unsafe open(path, O_RDONLY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW))
  guard number >= 0 else { throw .last("open") }
  let file = Descriptor(owning: number)
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

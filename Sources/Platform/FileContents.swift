#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes of a file, at most `limit` of them.
///
/// - Parameter followsLink: false: a symbolic link at `path` is an error, wherever it leads.
package func contents(
  ofFile path: String, limit: Int = 16 << 20, followsLink: Bool = true
) throws(SystemError) -> [UInt8] {
  let number = unsafe open(path, O_RDONLY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW))
  guard number >= 0 else { throw .last("open") }
  let file = Descriptor(owning: number)
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 16384)
  while bytes.count < limit {
    let count = unsafe read(file.number, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw .last("read") }
    guard count > 0 else { break }
    bytes += buffer.prefix(count)
  }
  return Array(bytes.prefix(limit))
}

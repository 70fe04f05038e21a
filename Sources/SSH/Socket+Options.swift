#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Address {
  /// 0, EINPROGRESS, or why not.
  func connect(_ socket: Int32) -> Int32 {
    unsafe socketAddress.withUnsafeBytes { bytes in
      let address = unsafe bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return unsafe systemConnect(socket, address, socklen_t(bytes.count)) == 0 ? 0 : errno
    }
  }
}

/// `connect` inside `Address` would mean the method.
private let systemConnect: @Sendable (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32 = unsafe connect

/// How a connection that was started has ended: 0, or the error's number.
func pendingError(of socket: Int32) -> Int32 {
  var code: Int32 = 0
  var size = socklen_t(MemoryLayout<Int32>.size)
  return unsafe getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? code : errno
}

/// Switches an option on; all that are used here are matters of speed, so that a failure is none.
func switchOn(_ option: Int32, level: Int32, of socket: Int32) {
  var on: Int32 = 1
  unsafe setsockopt(socket, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
}

import CSSH2
import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One SSH connection by libssh2, driven without blocking under the limits of the whole reading.
///
/// Safe to have on several threads at once, one session each: libssh2 shares nothing between sessions once it is
/// initialised.
@safe struct Session: ~Copyable {
  let handle: OpaquePointer
  let socket: Socket
  let destination: Destination
  let limits: Limits

  init(over socket: consuming Socket, to destination: Destination, within limits: Limits) throws(SSHError) {
    guard libraryIsReady, let handle = unsafe libssh2_session_init_ex(nil, nil, nil, nil) else {
      throw .broken(.start, "out of memory", at: destination)
    }
    unsafe self.handle = unsafe handle
    self.socket = socket
    self.destination = destination
    self.limits = limits
    unsafe libssh2_session_set_blocking(handle, 0)
    unsafe acknowledgeQuickly(handle)
  }

  /// Nobody waits for a clean close: on a connection that is shut down already nothing can make libssh2 wait.
  deinit {
    unsafe libssh2_session_disconnect_ex(handle, SSH_DISCONNECT_BY_APPLICATION, "done", "")
    _ = shutdown(socket.descriptor.number, Int32(SHUT_RDWR))
    unsafe libssh2_session_free(handle)
  }

  /// Repeats a call for as long as it says "again", and waits between. Negative results are the caller's to explain.
  borrowing func drive(_ phase: Phase, _ call: () -> Int) throws(SSHError) -> Int {
    while true {
      let result = call()
      guard result == LIBSSH2_ERROR_EAGAIN else { return result }
      try waitForHost(phase)
    }
  }

  /// Waits until the connection is ready for what libssh2 wants to do next.
  borrowing func waitForHost(_ phase: Phase) throws(SSHError) {
    let directions = unsafe libssh2_session_block_directions(handle)
    let number = socket.descriptor.number
    let writes = directions & LIBSSH2_SESSION_BLOCK_OUTBOUND != 0
    let reads = directions & LIBSSH2_SESSION_BLOCK_INBOUND != 0 || !writes
    try limits.wakeup(
      reading: reads ? number : nil, writing: writes ? number : nil, during: phase, at: destination)
  }

  /// For loops that may find something to do each time, and so never wait.
  borrowing func checkTime(_ phase: Phase) throws(SSHError) {
    if limits.isInterrupted() { throw .interrupted(at: destination) }
    if limits.deadline.hasPassed { throw .timeUp(waitingFor: phase.description, at: destination) }
  }

  /// libssh2's code and words for what went wrong last.
  borrowing func lastError() -> (code: Int32, text: String) {
    var text: UnsafeMutablePointer<CChar>?
    let code = unsafe libssh2_session_last_error(handle, &text, nil, 0)
    return unsafe (code, text.map { unsafe String(cString: $0).lowercased() } ?? "no reason given")
  }
}

extension Session {
  /// The host or the way to it failed, with libssh2's own words.
  borrowing func failure(_ breakage: Breakage) -> SSHError {
    .broken(breakage, lastError().text, at: destination)
  }
}

/// "libssh2_init must be called before any other function" and is not thread-safe itself; this is set once.
private let libraryIsReady = libssh2_init(0) == 0

/// The version of the library that the program runs with, which may be newer than the one it was built with.
package func libraryVersion() -> String {
  unsafe libssh2_version(0).map { unsafe String(cString: $0) } ?? "unknown"
}

/// 1.11 signs with RSA and SHA-2, which servers since 2021 ask for; older ones only with SHA-1, which they refuse.
func librarySignsWithRSA() -> Bool {
  unsafe libssh2_version(0x010b00) != nil
}

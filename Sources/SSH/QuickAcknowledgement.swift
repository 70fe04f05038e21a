// Note [quick acknowledgement]: sshd leaves Nagle's algorithm on until the command is started, so each of its answers
// that comes in two packets waits for our acknowledgement, which Linux delays by 40 ms. TCP_QUICKACK switches that
// off, but only until the kernel changes its mind (tcp(7)), hence after each receive.

import CSSH2

#if os(Linux)
  import Glibc

  /// Makes libssh2 receive by our own function.
  func acknowledgeQuickly(_ session: OpaquePointer) {
    unsafe cssh2_set_receive(session) { socket, buffer, length, flags, _ in
      let count = unsafe recv(socket, buffer, length, flags)
      // What libssh2 expects of the function: a negative error number, and EAGAIN for "not now".
      if count < 0 { return errno == EINTR || errno == EWOULDBLOCK ? -Int(EAGAIN) : -Int(errno) }
      switchOn(TCP_QUICKACK, level: Int32(IPPROTO_TCP), of: socket)
      return count
    }
  }
#else
  /// Only Linux has the option.
  func acknowledgeQuickly(_ session: OpaquePointer) {}
#endif

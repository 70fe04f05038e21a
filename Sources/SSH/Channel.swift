import CSSH2
import Platform

/// One command on a host that has let us in.
@safe struct Channel: ~Copyable {
  private let handle: OpaquePointer

  /// A window of twice what is read at most: a host that prints a megabyte is not asked for all of it.
  init(of session: borrowing Session) throws(SSHError) {
    let window = UInt32(CommandOutput.limit) * 2
    let kind = "session"
    while true {
      let opened = unsafe libssh2_channel_open_ex(
        session.handle, kind, UInt32(kind.utf8.count), window, UInt32(LIBSSH2_CHANNEL_PACKET_DEFAULT), nil, 0)
      if let opened = unsafe opened {
        unsafe handle = opened
        return
      }
      guard unsafe libssh2_session_last_errno(session.handle) == LIBSSH2_ERROR_EAGAIN else {
        throw session.failure(.session)
      }
      try session.waitForHost(.command)
    }
  }

  /// What can't be freed without waiting is freed with the session.
  deinit {
    unsafe libssh2_channel_free(handle)
  }

  borrowing func start(_ command: String, on session: borrowing Session) throws(SSHError) {
    let request = "exec"
    let channel = unsafe handle
    let result = try session.drive(.command) {
      Int(
        unsafe libssh2_channel_process_startup(
          channel, request, UInt32(request.utf8.count), command, UInt32(command.utf8.count)))
    }
    guard result == 0 else { throw session.failure(.command) }
    // A command that reads its input finds it empty, as it would under cron.
    guard try session.drive(.command, { Int(unsafe libssh2_channel_send_eof(channel)) }) == 0 else {
      throw session.failure(.commandStart)
    }
  }

  /// Reads to the end, or to the limit. Standard error is read too: unread, it would fill the window and stop the host.
  borrowing func output(of session: borrowing Session) throws(SSHError) -> CommandOutput {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    while output.count <= CommandOutput.limit {
      let outputCount = try read(0, of: session, into: &output)
      let errorCount = try read(SSH_EXTENDED_DATA_STDERR, of: session, into: &errors)
      errors.removeLast(max(0, errors.count - 4096))
      if outputCount == 0 && errorCount == 0 {
        if unsafe libssh2_channel_eof(handle) != 0 { break }
        if !holdsUnread { try session.waitForHost(.output) }
      }
      try session.checkTime(.output)
    }
    return CommandOutput(
      text: String(decoding: output.prefix(CommandOutput.limit), as: UTF8.self),
      errorText: String(decoding: errors, as: UTF8.self),
      ending: output.count > CommandOutput.limit ? .printedTooMuch : try ending(of: session),
      peerAddress: session.socket.peer.text)
  }

  /// To read one stream may have received the other's bytes; to wait for the host then could be to wait for nothing.
  private var holdsUnread: Bool {
    var count: UInt = 0
    _ = unsafe libssh2_channel_window_read_ex(handle, &count, nil)
    return count > 0
  }

  /// How many bytes of a stream were there to be read; 0 at its end as well.
  private borrowing func read(
    _ stream: Int32, of session: borrowing Session, into bytes: inout [UInt8]
  ) throws(SSHError) -> Int {
    var buffer = [CChar](repeating: 0, count: 16384)
    let count = unsafe libssh2_channel_read_ex(handle, stream, &buffer, buffer.count)
    if count == Int(LIBSSH2_ERROR_EAGAIN) { return 0 }
    guard count >= 0 else { throw session.failure(.output) }
    bytes += buffer.prefix(count).map { UInt8(bitPattern: $0) }
    return count
  }

  /// The exit status may come after the end of the output, but comes before the host closes the channel (RFC 4254, 6.10).
  private borrowing func ending(of session: borrowing Session) throws(SSHError) -> CommandOutput.Ending {
    let channel = unsafe handle
    let result = try session.drive(.output) { Int(unsafe libssh2_channel_wait_closed(channel)) }
    guard result == 0 else { throw session.failure(.ending) }
    // A command that was killed shows exit status 0, so the signal is asked for first.
    if let signal = exitSignal(of: session) { return .killed(signal: signal) }
    return .exited(unsafe libssh2_channel_get_exit_status(handle))
  }

  private borrowing func exitSignal(of session: borrowing Session) -> String? {
    var name: UnsafeMutablePointer<CChar>?
    unsafe libssh2_channel_get_exit_signal(handle, &name, nil, nil, nil, nil, nil)
    guard let name = unsafe name else { return nil }
    defer { unsafe libssh2_free(session.handle, name) }
    // The host's word, which may be of any length; the longest signal's name has a dozen letters.
    return unsafe String(String.UnicodeScalarView(String(cString: name).unicodeScalars.prefix(20)))
  }
}

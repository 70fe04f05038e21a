import FlyingSocks

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for sockets as another pool does, and has them send at once: FlyingFox writes an answer's head and its body one
/// after the other, and with Nagle's algorithm the body would wait 40 ms for the client's acknowledgement of the head.
struct PromptPool: AsyncSocketPool {
  let pool: any AsyncSocketPool

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  /// The first that waits is the one that listens, and what it accepts inherits the option.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    try socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}

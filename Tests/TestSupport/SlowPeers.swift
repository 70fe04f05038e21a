import Foundation

/// A port of loopback that swallows what is sent to it, as a firewall does that drops packets: the queue of connections
/// that nobody accepts is full, and listen(2) has it that requests are ignored then.
package final class BlackHole: Sendable {
  private let listener: Int32
  private let fillers: [Int32]

  package init(address: String, port: Int) throws {
    listener = try listen(on: address, port: port, backlog: 0).socket
    fillers = (0..<4).map { _ in
      let filler = socket(family(of: address), stream, 0)
      _ = fcntl(filler, F_SETFL, O_NONBLOCK)
      _ = withSocketAddress(address, port: port) { connect(filler, $0, $1) }
      return filler
    }
  }

  deinit {
    for socket in fillers + [listener] { close(socket) }
  }
}

/// A peer that lets each connection wait for its first byte, and then passes it on to a server.
package final class LatePeer: Sendable {
  private let listener: Int32

  /// - Parameter target: another address, where the server has the same port.
  package init(address: String, port: Int, to target: String, after seconds: Double) throws {
    listener = try listen(on: address, port: port).socket
    Thread.detachNewThread { [listener] in
      while case let peer = accept(listener, nil, nil), peer >= 0 {
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: seconds)
          Self.relay(peer, to: target, port: port)
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// Until both sides have said all.
  private static func relay(_ peer: Int32, to target: String, port: Int) {
    let server = socket(family(of: target), stream, 0)
    defer { for socket in [server, peer] { close(socket) } }
    guard withSocketAddress(target, port: port, { connect(server, $0, $1) }) == 0 else { return }
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      copy(from: server, to: peer)
      isOver.signal()
    }
    copy(from: peer, to: server)
    isOver.wait()
  }

  private static func copy(from source: Int32, to sink: Int32) {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = read(source, &buffer, buffer.count), count > 0 {
      guard send(sink, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
    }
    shutdown(sink, Int32(SHUT_WR))
  }
}

import Foundation

#if canImport(Darwin)
  import Darwin
  let stream = SOCK_STREAM
#else
  import Glibc
  let stream = Int32(SOCK_STREAM.rawValue)
#endif

/// A port of a loopback address that nobody listens on now.
package func freePort(of address: String = "127.0.0.1") throws -> Int {
  let (number, port) = try listen(on: address)
  close(number)
  return port
}

/// Whether something accepts connections there.
package func canConnect(to address: String, port: Int) -> Bool {
  let number = socket(family(of: address), stream, 0)
  defer { close(number) }
  return withSocketAddress(address, port: port) { connect(number, $0, $1) } == 0
}

/// A port of 127.0.0.1 that refuses connections, and that nobody else gets as long as this lives.
package final class RefusingPort: Sendable {
  package let number: Int
  private let socket: Int32

  package init() throws {
    (socket, number) = try bound(to: "127.0.0.1")
  }

  deinit { close(socket) }
}

/// A peer on loopback that accepts connections and is no good after that.
package final class BadPeer: Sendable {
  package enum Behaviour: Sendable {
    case saysNothing
    case closesAtOnce
    case says(String)
  }

  package let port: Int
  private let listener: Int32

  /// - Parameter port: 0: any that is free.
  package init(_ behaviour: Behaviour, address: String = "127.0.0.1", port: Int = 0) throws {
    let (listener, port) = try listen(on: address, port: port)
    (self.listener, self.port) = (listener, port)
    Thread.detachNewThread {
      while case let peer = accept(listener, nil, nil), peer >= 0 {
        switch behaviour {
        case .saysNothing: break
        case .closesAtOnce: close(peer)
        case .says(let text): _ = Array(text.utf8).withUnsafeBytes { write(peer, $0.baseAddress, $0.count) }
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }
}

func family(of address: String) -> Int32 { address.contains(":") ? AF_INET6 : AF_INET }

func listen(on address: String, port: Int = 0, backlog: Int32 = 50) throws -> (socket: Int32, port: Int) {
  let (number, port) = try bound(to: address, port: port)
  guard listen(number, backlog) == 0 else { throw noPort(of: address) }
  return (number, port)
}

private func noPort(of address: String) -> SSHServer.Failure {
  SSHServer.Failure(message: "no port of \(address) is free: \(String(cString: strerror(errno)))")
}

private func bound(to address: String, port: Int = 0) throws -> (socket: Int32, port: Int) {
  let number = socket(family(of: address), stream, 0)
  guard withSocketAddress(address, port: port, { bind(number, $0, $1) }) == 0 else { throw noPort(of: address) }
  var storage = sockaddr_in6()
  var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
  _ = withUnsafeMutableBytes(of: &storage) { bytes in
    getsockname(number, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &size)
  }
  // The port stands at the same place in both families' structures.
  return (number, Int(UInt16(bigEndian: storage.sin6_port)))
}

func withSocketAddress(
  _ address: String, port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
  func lend<Address>(_ address: Address) -> Int32 {
    withUnsafePointer(to: address) { pointer in
      let size = MemoryLayout<Address>.size
      return pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(size)) }
    }
  }
  if family(of: address) == AF_INET6 {
    var six = sockaddr_in6()
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = in_port_t(port).bigEndian
    inet_pton(AF_INET6, address, &six.sin6_addr)
    return lend(six)
  }
  var four = sockaddr_in()
  four.sin_family = sa_family_t(AF_INET)
  four.sin_port = in_port_t(port).bigEndian
  inet_pton(AF_INET, address, &four.sin_addr)
  return lend(four)
}

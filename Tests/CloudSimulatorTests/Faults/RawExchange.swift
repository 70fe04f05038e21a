import Foundation

/// All that comes over one connection until the server closes it, or says nothing for 20 seconds.
struct RawExchange: Sendable {
  var head: String
  var body: [UInt8]
  /// Whether it was the server that ended it.
  var isClosed: Bool
  /// Seconds from the connection's making to its end.
  var duration: Double

  /// The status that the head tells; nil where not a byte came.
  var status: Int? { head.split(separator: " ").dropFirst().first.flatMap { Int($0) } }

  var text: String { String(decoding: body, as: UTF8.self) }

  func header(_ name: String) -> String? {
    head.matches(of: /([^\r\n:]+): ([^\r\n]*)/).first { $0.1.lowercased() == name.lowercased() }.map { String($0.2) }
  }

  /// Asks with a connection of its own.
  /// - Parameter keepsAlive: whether the server is asked to leave the connection open.
  init(get query: String, at endpoint: String, keepsAlive: Bool = false) async throws {
    let url = URL(string: "\(endpoint)?\(query)")!
    let target = "\(url.path)?\(query)"
    let request = "GET \(target) HTTP/1.1\r\nHost: cloud\r\nConnection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    let start = ContinuousClock.now
    let (bytes, isClosed) = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try exchange(request, port: UInt16(url.port!)) })
      }
    }
    duration = (ContinuousClock.now - start) / .seconds(1)
    self.isClosed = isClosed
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    head = String(decoding: bytes[..<(end?.lowerBound ?? bytes.endIndex)], as: UTF8.self)
    body = Array(bytes[(end?.upperBound ?? bytes.endIndex)...])
  }
}

private func exchange(_ request: String, port: UInt16) throws -> (received: [UInt8], isClosed: Bool) {
  let number = try connected(to: port)
  defer { close(number) }
  var patience = timeval(tv_sec: 20, tv_usec: 0)
  setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  _ = Array(request.utf8).withUnsafeBytes { send(number, $0.baseAddress, $0.count, 0) }
  var received: [UInt8] = []
  var part = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = recv(number, &part, part.count, 0)
    guard count > 0 else { return (received, count == 0) }
    received += part[..<count]
  }
}

private func connected(to port: UInt16) throws -> Int32 {
  #if canImport(Darwin)
    let number = socket(AF_INET, SOCK_STREAM, 0)
  #else
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #endif
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  let result = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  guard result == 0 else {
    close(number)
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
  return number
}

#if os(Linux)
  import CloudSimulator
  import Foundation

  /// A small HTTP server on loopback, a thread for each connection. With thousands of runs the simulator's own front
  /// would take a third of the time.
  ///
  /// It understands what libcurl sends: a head, and a body of a told length.
  final class StageServer: Sendable {
    /// - Returns: nil closes the connection without a byte.
    typealias Answer = @Sendable (Request) -> Response?

    let port: Int
    private let listener: Int32

    init(_ answer: @escaping Answer) throws {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      let isListening = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          bind(listener, pointer, size) == 0 && listen(listener, 50) == 0 && getsockname(listener, pointer, &size) == 0
        }
      }
      guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
      (self.listener, port) = (listener, Int(UInt16(bigEndian: address.sin_port)))
      Thread.detachNewThread {
        while case let peer = accept(listener, nil, nil), peer >= 0 {
          Thread.detachNewThread { Self.serve(peer, answer) }
        }
        close(listener)
      }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func serve(_ peer: Int32, _ answer: Answer) {
      defer { close(peer) }
      var connection = Incoming(peer: peer)
      while let request = connection.next(), let response = answer(request) {
        let head =
          ["HTTP/1.1 \(response.status) -", "Content-Length: \(response.body.count)"]
          + response.headers.map { "\($0.key): \($0.value)" } + ["", ""]
        let bytes = Array(head.joined(separator: "\r\n").utf8) + response.body
        guard send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return }
      }
    }
  }

  /// What comes over one connection.
  private struct Incoming {
    let peer: Int32
    private var bytes = Data()

    init(peer: Int32) { self.peer = peer }

    /// The next request; nil at the end.
    mutating func next() -> Request? {
      var end = bytes.firstRange(of: Data("\r\n\r\n".utf8))
      while end == nil {
        guard more() else { return nil }
        end = bytes.firstRange(of: Data("\r\n\r\n".utf8))
      }
      guard let end, var request = Self.request(String(decoding: bytes[..<end.lowerBound], as: UTF8.self)) else {
        return nil
      }
      let length = end.upperBound + (request.headers["content-length"].flatMap { Int($0) } ?? 0)
      while bytes.count < length { guard more() else { return nil } }
      request.body = Array(bytes[end.upperBound..<length])
      bytes = Data(bytes[length...])
      return request
    }

    private mutating func more() -> Bool {
      var buffer = [UInt8](repeating: 0, count: 16_384)
      let count = recv(peer, &buffer, buffer.count, 0)
      guard count > 0 else { return false }
      bytes += buffer[..<count]
      return true
    }

    private static func request(_ head: String) -> Request? {
      let lines = head.components(separatedBy: "\r\n")
      let words = lines[0].components(separatedBy: " ")
      guard words.count == 3 else { return nil }
      let target = words[1].components(separatedBy: "?")
      let pairs = lines.dropFirst().map { $0.components(separatedBy: ": ") }.map { ($0[0].lowercased(), $0.last ?? "") }
      return Request(
        method: words[0], path: target[0], query: target.dropFirst().joined(separator: "?"),
        headers: Dictionary(pairs) { $1 })
    }
  }
#endif

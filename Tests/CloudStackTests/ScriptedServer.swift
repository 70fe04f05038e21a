import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
  private let streamSocket = SOCK_STREAM
#else
  import Glibc
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#endif

/// A TCP server on loopback that does to each HTTP request what a test says, faults included; it counts connections.
final class ScriptedServer: Sendable {
  /// One request as it arrived.
  struct Arrived: Equatable, Sendable {
    /// From 0, over all connections.
    let number: Int
    /// Which connection it came over, from 0.
    let connection: Int
    let method: String
    let target: String
    /// Names in lower case.
    let headers: [String: String]
    let body: String

    /// Of the query or the form body, decoded.
    var parameters: [String: String] {
      let query = method == "POST" ? body : String(target.drop { $0 != "?" }.dropFirst())
      let pairs = query.split(separator: "&").map {
        $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      }
      return Dictionary(
        pairs.map { (decoded($0[0]), $0.count > 1 ? decoded($0[1]) : "") }, uniquingKeysWith: { $1 })
    }

    private func decoded(_ text: Substring) -> String { String(text).removingPercentEncoding ?? "" }
  }

  /// What the server does next with a request.
  enum Step: Sendable {
    /// Sends the bytes and keeps the connection.
    case send([UInt8])
    /// Sends the bytes and closes it.
    case sendAndClose([UInt8])
    /// Sends one byte after another until the client goes.
    case trickle
    /// Says nothing until the client goes.
    case silence
  }

  private struct State {
    var arrived: [Arrived] = []
    var connections = 0
    var sockets: Set<Int32> = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let listener: Int32
  private let respond: @Sendable (Arrived) -> Step
  private let greeting: [UInt8]?
  let port: Int

  var url: String { "http://127.0.0.1:\(port)/client/api" }
  var arrived: [Arrived] { state.withLock { $0.arrived } }
  var connections: Int { state.withLock { $0.connections } }

  /// With a greeting it speaks first, and closes, whatever the client wants.
  init(greeting: [UInt8]? = nil, respond: @escaping @Sendable (Arrived) -> Step) throws {
    self.greeting = greeting
    self.respond = respond
    (listener, port) = try Self.listening()
    let thread = Thread { [self] in acceptAll() }
    thread.start()
  }

  /// The steps in order, the last again and again.
  convenience init(_ steps: Step...) throws {
    try self.init { steps[min($0.number, steps.count - 1)] }
  }

  /// Ends it; each socket is closed by the thread that uses it, or its number might be another's by then.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock { state in
      state.isStopped = true
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  /// A port that nobody listens on, nor will: it stays bound.
  static func closedPort() throws -> Int { try bound().port }

  private static func listening() throws -> (socket: Int32, port: Int) {
    let (socket, port) = try bound()
    guard listen(socket, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
    return (socket, port)
  }

  private static func bound() throws -> (socket: Int32, port: Int) {
    let socket = socket(AF_INET, streamSocket, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && getsockname(socket, address, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    return (socket, Int(UInt16(bigEndian: address.sin_port)))
  }

  private func acceptAll() {
    defer { close(listener) }
    while true {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else { return }
      let number: Int? = state.withLock { state in
        guard !state.isStopped else { return nil }
        state.sockets.insert(socket)
        defer { state.connections += 1 }
        return state.connections
      }
      guard let number else {
        close(socket)
        return
      }
      Thread { [self] in serve(socket, connection: number) }.start()
    }
  }

  private func serve(_ socket: Int32, connection: Int) {
    defer {
      state.withLock { _ = $0.sockets.remove(socket) }
      close(socket)
    }
    if let greeting {
      _ = write(greeting, to: socket)
      return
    }
    while let request = read(from: socket, connection: connection) {
      switch respond(request) {
      case .send(let bytes): guard write(bytes, to: socket) else { return }
      case .sendAndClose(let bytes):
        _ = write(bytes, to: socket)
        return
      case .trickle:
        _ = write(Array("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".utf8), to: socket)
        while write([UInt8(ascii: " ")], to: socket) { usleep(20_000) }
        return
      case .silence:
        var byte: UInt8 = 0
        while recv(socket, &byte, 1, 0) > 0 {}
        return
      }
    }
  }

  /// Nil where the client closed before a whole request came.
  private func read(from socket: Int32, connection: Int) -> Arrived? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      if let head = bytes.firstRange(of: end) {
        let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let headers = Dictionary(
          lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
          }, uniquingKeysWith: { $1 })
        let body = bytes[head.upperBound...]
        if body.count >= Int(headers["content-length"] ?? "0") ?? 0 {
          let words = lines[0].split(separator: " ")
          return state.withLock { state in
            let request = Arrived(
              number: state.arrived.count, connection: connection, method: String(words[0]), target: String(words[1]),
              headers: headers, body: String(decoding: body, as: UTF8.self))
            state.arrived.append(request)
            return request
          }
        }
      }
      let count = recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      bytes += chunk.prefix(count)
    }
  }

  private func write(_ bytes: [UInt8], to socket: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// A whole HTTP answer.
func http(_ status: Int = 200, _ body: [UInt8], headers: [String] = []) -> [UInt8] {
  let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.count)"] + headers
  return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}

func http(_ status: Int = 200, _ body: String, headers: [String] = []) -> [UInt8] {
  http(status, Array(body.utf8), headers: headers)
}

import FlyingFox
import Foundation

extension Request {
  init(_ incoming: HTTPRequest) async throws {
    var headers: [String: String] = [:]
    for header in incoming.headers { headers[header.key.rawValue.lowercased()] = header.value }
    self.init(
      method: incoming.method.rawValue, path: incoming.target.path(), query: incoming.target.query(),
      headers: headers, body: Array(try await incoming.bodyData), connection: incoming.remoteAddress.map(Request.name))
  }

  private static func name(_ peer: HTTPRequest.Address) -> String {
    switch peer {
    case .ip4(let address, let port), .ip6(let address, let port): "\(address):\(port)"
    case .unix(let path): path
    }
  }
}

extension HTTPResponse {
  /// - Parameter withoutBody: the answer to HEAD, whose length is told all the same.
  init(_ response: Response, withoutBody: Bool = false) {
    var headers = HTTPHeaders()
    for (name, value) in response.headers { headers[HTTPHeader(name)] = value }
    if withoutBody { headers[.contentLength] = String(response.body.count) }
    self.init(
      statusCode: HTTPStatusCode(response.status, phrase: ""), headers: headers,
      body: withoutBody ? Data() : Data(response.body))
  }

  /// The answer in the way in which it is to come; waits where it is to come late.
  init(_ delivery: Delivery, withoutBody: Bool) async throws {
    switch delivery {
    case .answer(let response, let seconds):
      try await Task.sleep(for: .seconds(seconds))
      self.init(response, withoutBody: withoutBody)
    case .dropped(let seconds):
      try await Task.sleep(for: .seconds(seconds))
      self = .dropped
    case .cutOff(let response, let bytes):
      self.init(response)
      payload = .httpBody(OddBody(response.body.prefix(bytes), isWhole: false).sequence(of: response.body.count))
    case .trickle(let response, let bytesPerSecond):
      self.init(response)
      let body = OddBody(response.body[...], bytesPerSecond: bytesPerSecond)
      payload = .httpBody(body.sequence(of: response.body.count))
    }
  }

  /// FlyingFox closes the connection without a byte only where a web socket can't be set up before its header is
  /// written (`HTTPConnection.switchToWebSocket`); a handler that throws would be answered with 500.
  static let dropped = HTTPResponse(webSocket: NoSocket())

  private struct NoSocket: WSHandler {
    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
      throw CancellationError()
    }
  }
}

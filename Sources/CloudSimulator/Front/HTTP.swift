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

  /// FlyingFox closes the connection without a byte only where a web socket can't be set up before its header is
  /// written (`HTTPConnection.switchToWebSocket`); a handler that throws would be answered with 500.
  static let dropped = HTTPResponse(webSocket: NoSocket())

  private struct NoSocket: WSHandler {
    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
      throw CancellationError()
    }
  }
}

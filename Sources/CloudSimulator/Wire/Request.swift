/// One HTTP request as it came over the wire.
package struct Request: Sendable, Codable {
  package var method: String
  /// Without the query.
  package var path: String
  /// Percent-encoded, without the question mark.
  package var query: String
  /// Names in lower case.
  package var headers: [String: String]
  package var body: [UInt8]
  /// Tells connections apart; nil for a request that came over none.
  package var connection: String?

  package init(
    method: String = "GET", path: String = "/client/api", query: String = "", headers: [String: String] = [:],
    body: [UInt8] = [], connection: String? = nil
  ) {
    (self.method, self.path, self.query) = (method, path, query)
    (self.headers, self.body, self.connection) = (headers, body, connection)
  }

  /// Bytes of request line and headers, which old containers limit to 8,192 (1.2 of the reference).
  var headSize: Int {
    let line = method.utf8.count + path.utf8.count + query.utf8.count + " ? HTTP/1.1\r\n\r\n".utf8.count
    return headers.reduce(line) { $0 + $1.key.utf8.count + $1.value.utf8.count + ": \r\n".utf8.count }
  }
}

/// One HTTP answer; a test's interception may make any.
package struct Response: Sendable, Equatable {
  package var status: Int
  package var headers: [String: String]
  package var body: [UInt8]

  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  package init(status: Int, headers: [String: String] = [:], text: String) {
    self.init(status: status, headers: headers, body: Array(text.utf8))
  }

  /// What an interception sees of a request that a fault leaves without an answer.
  static let none = Response(status: 0)

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The page of a servlet container or proxy: HTML, no API answer.
  package static func page(status: Int, title: String) -> Response {
    let text = "HTTP Status \(status) – \(title)"
    let html =
      "<!doctype html><html lang=\"en\"><head><title>\(text)</title></head><body><h1>\(text)</h1></body></html>"
    return Response(status: status, headers: ["Content-Type": "text/html;charset=utf-8"], text: html)
  }
}

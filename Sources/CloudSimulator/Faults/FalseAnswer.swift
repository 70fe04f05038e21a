/// What a client may get in place of a request's own answer.
package enum FalseAnswer: Sendable, Equatable {
  /// The connection is closed without a byte.
  case drop
  /// A page of a proxy or servlet container with that status.
  case html(status: Int)
  /// An error of the API with that code, in the flavour's form; nil is the code's usual text.
  case api(code: Int, text: String?)
  /// The API's 429; with `Retry-After` where seconds are given.
  case throttle(retryAfter: Int?)
  /// The account's limit on VMs is reached, in the flavour's code and words.
  case limit
  /// Status 200 without a body, as from a server that fails inside its own handler (3.1 of the reference).
  case empty
  /// An object of 33 MiB.
  case huge
  /// An envelope with bytes that are no UTF-8.
  case garbage
  /// Status 302; nil is a page of the same server.
  case redirect(to: String?)
}

extension Cloud {
  /// - Returns: nil closes the connection.
  func response(_ answer: FalseAnswer, to request: Request, at now: Double) -> Response? {
    let parameters = Parameters(of: request, behaviour: behaviour)
    guard var response = unstamped(answer, to: parameters) else { return nil }
    response.headers["Date"] = Dates.header(now)
    return response
  }

  private func unstamped(_ answer: FalseAnswer, to parameters: Parameters) -> Response? {
    switch answer {
    case .drop: return nil
    case .html(let status): return .page(status: status, title: Cloud.titles[status] ?? "Error")
    case .api(let code, let text): return refuse(parameters, Cloud.refusal(code, text))
    case .throttle(let seconds):
      var response = refuse(parameters, Cloud.refusal(429, nil))
      response.headers["Retry-After"] = seconds.map(String.init)
      return response
    case .limit: return refuse(parameters, limitRefusal(world.user(of: parameters) ?? world.users[0]))
    case .empty: return Response(status: 200, headers: ["Content-Type": behaviour.contentType])
    case .huge: return around(Cloud.padding, parameters)
    case .garbage: return around(Cloud.noText, parameters)
    case .redirect(let place):
      return Response(status: 302, headers: ["Location": place ?? "/client/api/elsewhere"])
    }
  }

  /// An answer whose only member is the text.
  private func around(_ text: [UInt8], _ parameters: Parameters) -> Response {
    let key = (parameters.raw["command"] ?? "").lowercased() + "response"
    let body = Array("{\"\(key)\":{\"padding\":\"".utf8) + text + Array("\"}}".utf8)
    return Response(status: 200, headers: ["Content-Type": behaviour.contentType], body: body)
  }

  private static let padding = [UInt8](repeating: UInt8(ascii: "a"), count: 33 << 20)

  private static let noText: [UInt8] = [0xff, 0xfe, 0xc3, 0x28]

  private static let titles = [
    400: "Bad Request", 403: "Forbidden", 404: "Not Found", 408: "Request Timeout", 413: "Payload Too Large",
    414: "URI Too Long", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]

  private static func refusal(_ code: Int, _ text: String?) -> Refusal {
    switch code {
    case 401 where text == nil: .unauthorized()
    case 432: Refusal(code, text ?? "The given command does not exist", envelope: .error)
    default: Refusal(code, text ?? texts[code])
    }
  }

  /// In the server's words where the reference has them, else what the code means (3.5).
  private static let texts = [
    429: "The given user has reached his/her account api limit, please retry after 731 ms.",
    430: "malformed parameter", 431: "Unable to execute API command due to invalid value.",
    530: "Internal error executing command, please contact your system administrator",
    531: "permission denied", 533: "insufficient capacity", 534: "resource unavailable",
    535: "resource allocation failed", 536: "resource in use",
  ]
}

extension World {
  /// Whose key a request carries.
  fileprivate func user(of parameters: Parameters) -> User? { users.first { $0.apiKey == parameters["apikey"] } }
}

extension Cloud {
  /// Answers an HTTP request as servlet container and API servlet do: methods, sizes, encoding, authentication.
  package mutating func respond(to request: Request, at now: Double) -> Response {
    var response = unstamped(request, at: now)
    response.headers["Date"] = Dates.header(now)
    return response
  }

  private mutating func unstamped(_ request: Request, at now: Double) -> Response {
    guard request.headSize <= 8_192 else { return .page(status: 400, title: "Bad Request") }
    guard request.path == "/client/api" || request.path.hasPrefix("/client/api/") else {
      return .page(status: 404, title: "Not Found")
    }
    switch request.method {
    case "GET", "HEAD", "POST": return answered(Parameters(of: request, behaviour: behaviour), at: now)
    case "OPTIONS": return Response(status: 200, headers: ["Allow": "GET, HEAD, POST, OPTIONS"])
    default: return .page(status: 405, title: "Method Not Allowed")
    }
  }

  private mutating func answered(_ parameters: Parameters, at now: Double) -> Response {
    let isJSON = parameters.raw["response"]?.lowercased() == "json"
    do throws(Refusal) {
      let call = try authenticated(parameters, at: now)
      let answer = try perform(call)
      let envelope = Envelope(key: key(of: call.command), behaviour: behaviour)
      return response(200, isJSON: isJSON, text: isJSON ? envelope.json(answer) : envelope.xml(answer))
    } catch {
      return refuse(parameters, error)
    }
  }

  /// The answer to a request that is refused.
  func refuse(_ parameters: Parameters, _ refusal: Refusal) -> Response {
    let isJSON = parameters.raw["response"]?.lowercased() == "json"
    let command = parameters.raw["command"] ?? ""
    let key = refusal.envelope == .command ? key(of: command) : refusal.envelope.rawValue
    let envelope = Envelope(key: key, behaviour: behaviour)
    let body = refusal.json(withCategory: behaviour.hasErrorCategory)
    let text = isJSON ? envelope.json(content: body.rendered) : envelope.xml(content: envelope.body(of: body))
    var response = response(refusal.code, isJSON: isJSON, text: text)
    if refusal.code != 401, let text = refusal.text {
      response.headers["X-Description"] = String(text.map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    }
    return response
  }

  private func response(_ status: Int, isJSON: Bool, text: String) -> Response {
    Response(
      status: status, headers: ["Content-Type": isJSON ? behaviour.contentType : "text/xml;charset=UTF-8"], text: text)
  }

  private func key(of command: String) -> String { command.lowercased() + "response" }
}

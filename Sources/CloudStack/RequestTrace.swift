/// One request and what came of it, for `-v`. Holds no key, no signature, no user data and no password.
package struct RequestTrace: Equatable, Sendable, CustomStringConvertible {
  package let method: String
  package let command: String
  /// `name=value` as given by the caller, secret values as dots.
  package let parameters: [String]
  /// The HTTP status; nil where nothing was answered.
  package let status: Int?
  package let bytes: Int
  package let seconds: Double

  init(_ call: APICall, isPost: Bool, exchange: Exchange) {
    method = isPost ? "POST" : "GET"
    command = call.command
    parameters = call.parameters.map { "\($0.name)=\(isSecretParameter($0.name) ? "••••" : $0.value.excerpt)" }
    switch exchange.outcome {
    case .success(let reply): (status, bytes) = (reply.status, reply.body.count)
    case .failure: (status, bytes) = (nil, 0)
    }
    seconds = exchange.seconds
  }

  package var description: String {
    let call = ([method, command] + parameters).joined(separator: " ")
    let milliseconds = Int((seconds * 1000).rounded())
    guard let status else { return "\(call): no answer, \(milliseconds) ms" }
    return "\(call): HTTP \(status), \(bytes) bytes, \(milliseconds) ms"
  }

}

/// Whether a parameter of this name is not for a log. What a `details[0].value` holds only its `.key` says, so it counts.
package func isSecretParameter(_ name: String) -> Bool {
  let name = name.lowercased()
  if name.hasPrefix("details["), name.hasSuffix("].value") { return true }
  return ["apikey", "signature", "userdata", "pass", "psk", "token", "secret", "privatekey"].contains {
    name.contains($0)
  }
}

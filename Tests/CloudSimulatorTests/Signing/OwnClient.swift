import CloudSimulator
import Foundation

/// A client that shares no code with the simulator: what it signs, the simulator must find right by itself.
struct OwnClient {
  var apiKey: String
  var secret: String

  enum Method: CaseIterable {
    case get, post
    /// The command in the URL, the rest in the body.
    case split
  }

  func request(_ command: String, _ parameters: [String: String], by method: Method) -> Request {
    var all = parameters.merging(["command": command, "apiKey": apiKey, "response": "json"]) { $1 }
    all["signature"] = signature(of: all)
    let type = "application/x-www-form-urlencoded; charset=UTF-8"
    switch method {
    case .get: return Request(query: form(all))
    case .post:
      return Request(method: "POST", headers: ["content-type": type], body: Array(form(all).utf8))
    case .split:
      let body = all.filter { $0.key != "command" }
      return Request(
        method: "POST", query: "command=\(command)", headers: ["content-type": type], body: Array(form(body).utf8))
    }
  }

  /// Section 2.1 of the reference, word for word.
  private func signature(of parameters: [String: String]) -> String {
    let names = parameters.keys.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) }
    let text = names.map { "\($0)=\(javaEncoded(parameters[$0]!))" }.joined(separator: "&").lowercased()
    return Data(SHA1.hmac(Array(text.utf8), key: Array(secret.utf8))).base64EncodedString()
  }

  /// Java's URLEncoder, with `+` made `%20`.
  private func javaEncoded(_ value: String) -> String {
    let kept = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*_")
    return value.addingPercentEncoding(withAllowedCharacters: kept)!
  }

  /// As RFC 3986 has it: on the wire `~` stays and `*` does not.
  private func form(_ parameters: [String: String]) -> String {
    let kept = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~")
    return parameters.sorted { $0.key < $1.key }.map { name, value in
      [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: kept)! }.joined(separator: "=")
    }.joined(separator: "&")
  }
}

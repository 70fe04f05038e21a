/// A user's key pair for the API; the secret signs and is never sent, and neither is ever shown.
package struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let apiKey: String
  let secretKey: String

  package init(apiKey: String, secretKey: String) {
    self.apiKey = apiKey
    self.secretKey = secretKey
  }

  package var description: String { "••••" }
  package var debugDescription: String { "••••" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// A file's name for what is remembered of one user's view of an endpoint; shows neither.
  package func fingerprint(of endpoint: String) -> String {
    CloudStack.fingerprint(endpoint: endpoint, apiKey: apiKey)
  }

  /// The text without either key, for what a server says: some repeat the request in their error page.
  func redacting(_ text: String) -> String {
    [secretKey, apiKey].reduce(text) { $1.isEmpty ? $0 : $0.replacing($1, with: "••••") }
  }
}

/// One request as the simulator's request log keeps it.
package struct LoggedRequest: Sendable, Equatable, Codable {
  package var at: Double
  package var method: String
  /// Empty where the request named none.
  package var command: String
  /// Without API key and signature.
  package var parameters: [String: String]
  /// Tells connections apart.
  package var connection: String?
  /// Of the answer; nil when the connection was closed without one.
  package var status: Int?

  /// Whether the command only reads, by the server's own rule of 4.21 (1.1 of the reference).
  package var isRead: Bool { LoggedRequest.isRead(command) }

  static func isRead(_ command: String) -> Bool {
    ["list", "query", "get", "find"].contains { command.hasPrefix($0) }
  }
}

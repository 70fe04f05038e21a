/// What a command on a host printed, and how it came to an end.
package struct CommandOutput: Equatable, Sendable {
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    /// The signal's name without SIG, as RFC 4254 section 6.10 has it.
    case killed(signal: String)
    /// It printed more than `CommandOutput.limit` bytes, and was left alone after that.
    case printedTooMuch
  }

  /// The most that is read, in bytes.
  package static let limit = 65536

  /// Bytes that are no UTF-8 are replaced.
  package let text: String
  /// The start of what it printed to standard error; with the system's client, that client's own words too.
  package let errorText: String
  package let ending: Ending
  /// The numeric address that answered; nil where the system's client did the talking.
  package let peerAddress: String?

  package init(text: String, errorText: String, ending: Ending, peerAddress: String?) {
    self.text = text
    self.errorText = errorText
    self.ending = ending
    self.peerAddress = peerAddress
  }
}

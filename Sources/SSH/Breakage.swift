/// Where a conversation with a host broke off that had gone well so far.
enum Breakage: String, CaseIterable {
  case start = "libssh2 cannot start"
  case hostKey = "the host has shown no host key"
  case login = "the host broke off the login"
  case session = "the host opens no session"
  case command = "the host does not start the command"
  case commandStart = "the connection broke as the command started"
  case output = "the connection broke while the command ran"
  case ending = "the connection broke before the command's exit status came"
}

extension SSHError {
  /// `text` is libssh2's own word for it.
  static func broken(_ breakage: Breakage, _ text: String, at destination: Destination) -> SSHError {
    SSHError(
      .unreachable, "\(destination.place): \(breakage.rawValue): \(text)",
      hint: "try it by hand: \(destination.login) true; the host's own log says more: journalctl -u ssh")
  }
}

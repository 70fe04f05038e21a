import RCFile
import SSH

/// What becomes of a host key that no known_hosts file has.
enum NewHostKeys: Sendable {
  /// It is refused, and told with the command that adds it.
  case refused
  /// A person is shown its fingerprint.
  case asked
  case accepted
}

/// Shows a host key to a person at the terminal.
struct HostKeyQuestion {
  let key: NewHostKey
  let host: String
  /// Nil: the usual one.
  let port: Int?

  /// In the manner of ssh(1).
  var text: String {
    let place = port.map { "\(host) port \($0)" } ?? host
    return """
      \(place) is not known yet. It shows the \(key.type) key
        \(key.fingerprint)
      On the host itself this prints the true one: ssh-keygen -lf /etc/ssh/ssh_host_\(key.type.lowercased())_key.pub
      Are they the same, and shall it be trusted? [y/N]
      """ + " "
  }
}

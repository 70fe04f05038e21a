/// Which host to ask, as whom, and whom to take for that host.
package struct Destination: Sendable {
  /// A name or a numeric address.
  package var host: String
  /// Nil: 22, or with the system's client what the user's ssh_config says.
  package var port: Int?
  package var user: String
  package var privateKeyPath: String
  /// Nil or empty: the key is not encrypted.
  package var passphrase: String?
  /// Files in the format of sshd(8), read in this order; new keys go to the first.
  package var knownHosts: [String]
  /// Whether the rc file names them. Where it does not, the system's client uses those of its own configuration.
  package var knownHostsGiven: Bool
  /// Whether a host that is in none of the files is taken at its word. A changed key never is.
  package var acceptsNewHostKeys: Bool
  /// A key that a person has just accepted for the host: it is taken, and written down, where it is in none of the files.
  package var acceptedHostKey: NewHostKey?
  /// False in a dry run: a new host key is accepted, but not written down.
  package var mayWriteKnownHosts: Bool
  /// Seconds for the whole reading, whichever clients it takes.
  package var timeout: Double

  package init(
    host: String, port: Int? = nil, user: String, privateKeyPath: String, passphrase: String? = nil,
    knownHosts: [String], knownHostsGiven: Bool = true, acceptsNewHostKeys: Bool = false,
    mayWriteKnownHosts: Bool = true, timeout: Double = 10
  ) {
    self.host = host
    self.port = port
    self.user = user
    self.privateKeyPath = privateKeyPath
    self.passphrase = passphrase
    self.knownHosts = knownHosts
    self.knownHostsGiven = knownHostsGiven
    self.acceptsNewHostKeys = acceptsNewHostKeys
    self.mayWriteKnownHosts = mayWriteKnownHosts
    self.timeout = timeout
  }
}

extension Destination {
  /// Where, for messages: the host, and the port where it is not the usual one.
  var place: String { port.map { "\(host) port \($0)" } ?? host }

  /// The name under which known_hosts files have the host.
  var knownHostsName: String { Destination.knownHostsName(host: host, port: port ?? 22) }

  static func knownHostsName(host: String, port: Int) -> String {
    port == 22 ? host.lowercased() : "[\(host.lowercased())]:\(port)"
  }

  /// How to log in by hand, for hints.
  package var login: String { "ssh \(loginArguments)" }

  /// The same, telling how far it comes.
  var verboseLogin: String { "ssh -v \(loginArguments) true" }

  private var loginArguments: String {
    "-i \(privateKeyPath) " + (port.map { "-p \($0) " } ?? "") + "\(user)@\(host)"
  }

  var secret: String? { passphrase.flatMap { $0.isEmpty ? nil : $0 } }
}

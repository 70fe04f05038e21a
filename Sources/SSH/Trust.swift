import Platform
import Synchronization

/// Held between reading what is known of a host and writing more: several groups may meet a new one at once.
private let writing = Mutex(())

extension KnownHosts {
  /// Whether the host may be believed to be the one that is meant; where the rc file allows it, a new one is written down.
  ///
  /// - Returns: whether no file had the key.
  @discardableResult
  func trust(_ key: HostKey, of destination: Destination) throws(SSHError) -> Bool {
    switch verdict(on: key) {
    case .known: return false
    case .revoked(let entry): throw .revoked(key, by: entry, of: destination)
    case .changed(let entry): throw .changed(key, from: entry, of: destination)
    case .unknown where namesAuthority: throw .authority(of: destination)
    case .unknown where destination.acceptsNewHostKeys || destination.acceptedHostKey == NewHostKey(key):
      guard destination.mayWriteKnownHosts, let file = destination.knownHosts.first else { return true }
      return try writing.withLock { _ throws(SSHError) in
        let known = try KnownHosts(files: destination.knownHosts, host: destination.host, port: destination.port ?? 22)
        guard known.verdict(on: key) == .unknown else { return try known.trust(key, of: destination) }
        try writeDown(key, of: destination.knownHostsName, in: file)
        return true
      }
    case .unknown: throw .unknown(key, of: destination)
    }
  }
}

extension NewHostKey {
  init(_ key: HostKey) {
    self.init(type: key.typeForPeople, fingerprint: key.fingerprint)
  }
}

extension Destination {
  /// The command that adds the host's key to the first known_hosts file.
  func keyscan(_ options: String = "") -> String {
    let port = port.map { "-p \($0) " } ?? ""
    return "ssh-keyscan \(options)\(port)\(host) >> \(knownHosts.first ?? "~/.ssh/known_hosts")"
  }
}

extension SSHError {
  static let hintForRevoked = "give the host a new key; whoever has the old one can pretend to be the host"

  /// - Parameter file: nil: ssh-keygen's own choice.
  static func hintForChanged(removing name: String, from file: String?) -> String {
    "someone may pretend to be the host; only if it was set up anew: ssh-keygen -R '\(name)'"
      + (file.map { " -f \($0)" } ?? "") + ", then add the new key"
  }

  fileprivate static func unknown(_ key: HostKey, of destination: Destination) -> SSHError {
    SSHError(
      .refused, "\(destination.place): the host key is not known: \(key.typeForPeople) \(key.fingerprint)",
      hint: "only if that is the host's own, add it: "
        + destination.keyscan("-t \(HostKey.forPeople(key.type).lowercased()) "),
      newHostKey: NewHostKey(key))
  }

  fileprivate static func changed(_ key: HostKey, from entry: KnownHosts.Entry, of destination: Destination) -> SSHError
  {
    SSHError(
      .refused,
      """
      \(destination.place): the host key has changed: it is \(key.typeForPeople) \(key.fingerprint), \
      \(entry.file) line \(entry.line) has \(entry.key.typeForPeople) \(entry.key.fingerprint)
      """,
      hint: hintForChanged(removing: destination.knownHostsName, from: entry.file))
  }

  fileprivate static func revoked(_ key: HostKey, by entry: KnownHosts.Entry, of destination: Destination) -> SSHError {
    SSHError(
      .refused,
      """
      \(destination.place): the host key \(key.typeForPeople) \(key.fingerprint) is revoked by \
      \(entry.file) line \(entry.line)
      """,
      hint: hintForRevoked)
  }

  fileprivate static func authority(of destination: Destination) -> SSHError {
    SSHError(
      .unsupported, "\(destination.place): known_hosts trusts a certificate authority, which libssh2 can't make use of",
      hint: "set transport = ssh in [monitoring], or add the host's own key to known_hosts")
  }
}

import Platform

/// What the known_hosts files say about one host.
struct KnownHosts {
  /// A key, and where it is written down.
  struct Entry: Equatable {
    let key: HostKey
    let file: String
    let line: Int
  }

  enum Verdict: Equatable {
    case known
    /// Nothing is known of the host.
    case unknown
    case changed(from: Entry)
    case revoked(by: Entry)
  }

  private let trusted: [Entry]
  /// Entries of the host without the port: ssh(1) trusts them at any port, but misses them at none.
  private let trustedAtAnyPort: [Entry]
  private let revoked: [Entry]
  /// Whether a certificate authority is named for the host, which libssh2 can't make use of.
  let namesAuthority: Bool

  /// A file that does not exist is an empty one.
  init(files: [String], host: String, port: Int) throws(SSHError) {
    var lines: [KnownHostsLine] = []
    for file in files { lines += try KnownHostsLine.all(inFile: file) }
    self.init(lines, host: host, port: port)
  }

  /// The same for lines that have been read.
  init(_ lines: [KnownHostsLine], host: String, port: Int) {
    let here = lines.about(Destination.knownHostsName(host: host, port: port))
    let anyPort = port == 22 ? [] : lines.about(Destination.knownHostsName(host: host, port: 22))
    trusted = here.filter { $0.marker == .none }.map(\.entry)
    trustedAtAnyPort = anyPort.filter { $0.marker == .none }.map(\.entry)
    revoked = (here + anyPort).filter { $0.marker == .revoked }.map(\.entry)
    namesAuthority = here.contains { $0.marker == .authority }
  }

  /// The types of key that the host may show, those it is known by: libssh2's own order would give a false mismatch.
  var types: [String] {
    let entries = trusted.isEmpty ? trustedAtAnyPort : trusted
    return entries.map(\.key.type).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  func verdict(on key: HostKey) -> Verdict {
    if let entry = revoked.first(where: { $0.key == key }) { return .revoked(by: entry) }
    if (trusted + trustedAtAnyPort).contains(where: { $0.key == key }) { return .known }
    if let entry = trusted.first(where: { $0.key.type == key.type }) ?? trusted.first { return .changed(from: entry) }
    return .unknown
  }
}

extension [KnownHostsLine] {
  /// What those lines say that are about a host of this name and can be understood.
  fileprivate func about(_ name: String) -> [(marker: KnownHostsLine.Marker, entry: KnownHosts.Entry)] {
    let name = [UInt8](name.utf8)
    return compactMap { line in line.hosts.matches(name) ? line.entry.map { (line.marker, $0) } : nil }
  }
}

@testable import SSH

/// The file is asked about a host at the usual port and at another one; then the host shows some of the keys in it.
func takeKnownHosts(_ bytes: [UInt8]) {
  let lines = KnownHostsLine.all(in: bytes, file: "known_hosts")
  for port in [22, 2222] {
    let known = KnownHosts(lines, host: "web1.example.com", port: port)
    precondition(Set(known.types).count == known.types.count, "a type twice")
    for key in lines.prefix(8).compactMap({ $0.entry?.key }) {
      _ = try? known.trust(key, of: destination(port: port))
      _ = (key.fingerprint, key.base64, key.typeForPeople)
    }
  }
}

private func destination(port: Int) -> Destination {
  Destination(
    host: "web1.example.com", port: port, user: "ann", privateKeyPath: "key", knownHosts: ["known_hosts"],
    acceptsNewHostKeys: true, mayWriteKnownHosts: false)
}

func takeKeyFile(_ bytes: [UInt8]) {
  do throws(SSHError) {
    let file = try KeyFile("id", holding: bytes)
    try file.requirePassphrase(nil)
    try file.requireLibrarySupport()
  } catch {
    precondition(!error.message.isEmpty, "a refusal without a reason")
  }
}

@testable import SSH
@testable import cronscale

extension HostKey {
  /// A key of this type with some content.
  fileprivate init(_ type: String, _ content: UInt8) {
    func string(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(bytes.count)] + bytes }
    self.init(blob: string(Array(type.utf8)) + string(Array(repeating: content, count: 32)))
  }

  fileprivate var line: String { "[web1.example.com]:2222 \(type) \(base64)" }
}

extension Messages {
  private static let shown = HostKey("ssh-ed25519", 1)

  /// Whom to take for the host.
  static func hostKeys() throws -> Chapter {
    let other = HostKey("ssh-ed25519", 2)
    let authority = "@cert-authority \(other.line)"
    let desk = try Desk()
    return Chapter(
      "host keys",
      [
        trust("an unknown host", ""), trust("another key than the known one", other.line),
        trust("a revoked key", "@revoked \(shown.line)"), trust("only an authority is known", authority),
        said("only keys are known that libssh2 has not", .unknownTypes(["ssh-ed448"], of: .web1)),
        desk.entry("the known hosts cannot be read") { _ = try KnownHostsLine.all(inFile: desk.folder) },
        desk.entry("a new key cannot be written down") {
          try writeDown(shown, of: Destination.web1.knownHostsName, in: "\(desk.folder)/no/.ssh/known_hosts")
        },
      ])
  }

  private static func trust(_ situation: String, _ lines: String) -> Entry {
    let file = KnownHostsLine.all(in: Array(lines.utf8), file: "/home/ops/.ssh/known_hosts")
    let knownHosts = KnownHosts(file, host: "web1.example.com", port: 2222)
    return Entry(situation, failures { try knownHosts.trust(shown, of: .web1) })
  }
}

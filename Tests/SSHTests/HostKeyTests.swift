import Foundation
import TestSupport
import Testing

@testable import Platform
@testable import SSH

/// Whom the reading takes for the host, against a real sshd.
struct HostKeyTests {
  /// A reader whose known_hosts is what `lines` make of the server's name, key and another key.
  private func reader(
    _ server: SSHServer, _ lines: (_ name: String, _ key: String, _ other: String) -> String
  ) throws -> Reader {
    let other = try server.anotherKey()
    let text = try lines("[\(server.address)]:\(server.port)", server.hostKey(), other)
    let file = try server.file("names", text)
    return try Reader(server).changing { $0.knownHosts = [file] }
  }

  private func accepts(_ lines: (_ name: String, _ key: String, _ other: String) -> String) throws {
    let output = try reader(SSHServer(), lines).output()
    #expect(output == .library("0.42\n"))
  }

  @Test func `a known host key is accepted among lines that mean nothing`() throws {
    try accepts { name, key, other in
      "# comment\n\ngarbage\n\(name) ssh-ed25519 !!!\n@marker \(name) \(key)\nelse \(other)\n\(name) \(key) me\r\n"
    }
  }

  @Test func `wildcards and negation are understood`() throws {
    try accepts { name, key, other in "[127.0.0.*]:*,!x \(key)\n*,!\(name) \(other)\n" }
  }

  @Test func `an entry without the port is good for any port`() throws {
    try accepts { _, key, _ in "127.0.0.1 \(key)\n" }
  }

  @Test func `one of several keys of a type is enough`() throws {
    try accepts { name, key, other in "\(name) \(other)\n\(name) \(key)\n" }
  }

  @Test func `a certificate authority and another key's revocation are passed over`() throws {
    try accepts { name, key, other in "@cert-authority \(name) \(other)\n@revoked * \(other)\n\(name) \(key)\n" }
  }

  @Test func `a hashed entry is found`() throws {
    let server = try SSHServer()
    let reader = try reader(server) { name, key, _ in "\(name) \(key)\n" }
    try server.tool("ssh-keygen", ["-H", "-f", server.path("names")])
    #expect(try String(contentsOfFile: server.path("names"), encoding: .utf8).hasPrefix("|1|"))
    let output = try reader.output()
    #expect(output == .library("0.42\n"))
  }

  @Test func `a new key is written down once, however many meet it at a time`() throws {
    let server = try SSHServer()
    let reader = try Reader(server).changing {
      ($0.acceptsNewHostKeys, $0.mayWriteKnownHosts) = (true, true)
      $0.knownHosts = [server.path("new-names")]
    }
    let outputs = inParallel(Array(0..<8)) { _ in try? reader.run().result.get().text }
    #expect(outputs == Array(repeating: "0.42\n", count: 8))
    let lines = try String(contentsOfFile: server.path("new-names"), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 1)
  }

  @Test(arguments: ["ed25519", "ecdsa"])
  func `the host is asked for a key of the type that is known`(type: String) throws {
    let server = try SSHServer(hostKeys: ["ed25519", "ecdsa", "rsa"])
    let file = try server.file("names", "[\(server.address)]:\(server.port) \(server.hostKey(type))\n")
    let output = try Reader(server).changing { $0.knownHosts = ["/nonexistent/file", file] }.output()
    #expect(output == .library("0.42\n"))
  }

  @Test(arguments: [Transport.library, .automatic, .system])
  func `an unknown host key is refused`(by transport: Transport) throws {
    let server = try SSHServer()
    let reader = try reader(server) { _, _, _ in "" }
    let failure = try #require(reader.failure(by: transport))
    #expect(failure.kind == .refused)
    #expect(failure.message.hasPrefix("127.0.0.1 port \(server.port): the host key is not known"))
    #expect(!server.log.contains("Accepted publickey"))
  }

  @Test func `an unknown host key is shown, with the command that adds it`() throws {
    let server = try SSHServer()
    let reader = try reader(server) { _, _, _ in "" }
    let shown = try server.tool("ssh-keygen", ["-l", "-f", server.path("host_ed25519.pub")]).split(separator: " ")[1]
    #expect(
      reader.failure()
        == SSHError(
          .refused, "127.0.0.1 port \(server.port): the host key is not known: ED25519 \(shown)",
          hint: """
            only if that is the host's own, add it: \
            ssh-keyscan -t ed25519 -p \(server.port) 127.0.0.1 >> \(server.path("names"))
            """, newHostKey: NewHostKey(type: "ED25519", fingerprint: String(shown)), stage: .hostKey))
  }

  @Test func `a key that a person accepts is taken and written down, and only that key`() throws {
    let server = try SSHServer()
    let reader = try reader(server) { _, _, _ in "" }
    let shown = try #require(reader.failure()?.newHostKey)
    let other = NewHostKey(type: shown.type, fingerprint: "SHA256:another")
    #expect(reader.changing { $0.acceptedHostKey = other }.failure()?.newHostKey == shown)
    #expect(try reader.changing { $0.acceptedHostKey = shown }.output() == .library("0.42\n"))
    #expect(try reader.output() == .library("0.42\n"))
  }

  @Test(arguments: [Transport.library, .automatic, .system], [false, true])
  func `a changed host key is refused, new keys accepted or not`(by transport: Transport, acceptsNew: Bool) throws {
    let server = try SSHServer()
    let reader = try reader(server) { name, _, other in "\(name) \(other)\n" }
      .changing { $0.acceptsNewHostKeys = acceptsNew }
    let failure = try #require(reader.failure(by: transport))
    #expect(failure.kind == .refused)
    #expect(failure.message.contains("the host key has changed"))
    #expect(!server.log.contains("Accepted publickey"))
  }

  @Test(arguments: [Transport.library, .automatic, .system])
  func `a revoked host key is refused`(by transport: Transport) throws {
    let reader = try reader(SSHServer()) { name, key, _ in "@revoked * \(key)\n\(name) \(key)\n" }
    let failure = try #require(reader.failure(by: transport))
    #expect(failure.kind == .refused)
    #expect(failure.message.contains("is revoked"))
  }

  @Test func `accept-new adds the key to the first file, and knows it from then on`() throws {
    let server = try SSHServer()
    let file = server.path("ssh/known_hosts")
    let reader = try Reader(server).changing {
      $0.knownHosts = [file, server.path("second")]
      $0.acceptsNewHostKeys = true
    }
    _ = try reader.output()
    let line = try "[127.0.0.1]:\(server.port) \(server.hostKey())\n"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == line)
    let permissions = { try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int }
    #expect(try permissions(file) == 0o600)
    #expect(try permissions(server.path("ssh")) == 0o700)
    #expect(try reader.changing { $0.acceptsNewHostKeys = false }.output() == .library("0.42\n"))
  }

  @Test func `the system's client adds a new key in its own way`() throws {
    let server = try SSHServer()
    let reader = try Reader(server).changing {
      $0.knownHosts = [server.path("new")]
      $0.acceptsNewHostKeys = true
    }
    _ = try reader.output(by: .system)
    #expect(try reader.changing { $0.acceptsNewHostKeys = false }.output() == .library("0.42\n"))
  }

  @Test func `accept-new leaves a line without an end as it was`() throws {
    let server = try SSHServer()
    let reader = try reader(server) { _, _, other in "elsewhere \(other)" }.changing { $0.acceptsNewHostKeys = true }
    _ = try reader.output()
    let lines = try String(contentsOfFile: server.path("names"), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "[127.0.0.1]:\(server.port) \(try server.hostKey())")
  }

  @Test(arguments: [Transport.library, .system])
  func `in a dry run a new key is accepted and not written down`(by transport: Transport) throws {
    let server = try SSHServer()
    let reader = try reader(server) { _, _, other in "elsewhere \(other)\n" }.changing {
      $0.acceptsNewHostKeys = true
      $0.mayWriteKnownHosts = false
    }
    let before = try String(contentsOfFile: server.path("names"), encoding: .utf8)
    #expect(try reader.output(by: transport).text == "0.42\n")
    #expect(try String(contentsOfFile: server.path("names"), encoding: .utf8) == before)
  }

  @Test(arguments: [Transport.library, .system])
  func `in a dry run a changed key is refused all the same`(by transport: Transport) throws {
    let reader = try reader(SSHServer()) { name, _, other in "\(name) \(other)\n" }.changing {
      $0.acceptsNewHostKeys = true
      $0.mayWriteKnownHosts = false
    }
    #expect(reader.failure(by: transport)?.kind == .refused)
  }

  @Test func `a known_hosts file that cannot be read is an error, not an empty file`() throws {
    let failure = try Reader(SSHServer()).changing { $0.knownHosts = ["/"] }.failure()
    #expect(failure?.kind == .configuration)
    #expect(failure?.message == "known_hosts file / cannot be read: is a directory")
  }

  @Test func `a file that cannot take the new key is an error`() throws {
    let failure = try Reader(SSHServer()).changing {
      $0.knownHosts = ["/dev/null/known_hosts"]
      $0.acceptsNewHostKeys = true
    }.failure()
    #expect(failure?.kind == .configuration)
  }

  @Test func `a host known only by a type that libssh2 does not know is left to the system's client`() throws {
    let type = "sk-ssh-ed25519@openssh.com"
    let blob = Data([0, 0, 0, UInt8(type.utf8.count)] + Array(type.utf8)).base64EncodedString()
    let reader = try reader(SSHServer()) { name, _, _ in "\(name) \(type) \(blob)\n" }
    #expect(reader.failure()?.kind == .unsupported)
  }

  @Test func `a host that only an authority vouches for is left to the system's client`() throws {
    let reader = try reader(SSHServer()) { name, _, other in "@cert-authority \(name) \(other)\n" }
    #expect(reader.failure()?.kind == .unsupported)
  }
}

extension SSHServer {
  /// A public key of the host key's type that is not the server's.
  fileprivate func anotherKey() throws -> String {
    let key = try makeKey()
    return try String(contentsOfFile: key + ".pub", encoding: .utf8).split(separator: " ").prefix(2).joined(
      separator: " ")
  }
}

import Foundation
import Testing

@testable import SSH

/// What known_hosts files say of a host, without one.
@Suite struct KnownHostsTests {
  private static let (key, other) = (HostKey.example(1), HostKey.example(2))

  /// The keys' lines without a name, in base64.
  private static func line(_ key: HostKey) -> String { "\(key.type) \(key.base64)" }

  private static func verdict(_ text: String, port: Int = 22) -> KnownHosts.Verdict {
    let lines = KnownHostsLine.all(in: Array(text.utf8), file: "known_hosts")
    return KnownHosts(lines, host: "Web1.example.com", port: port).verdict(on: key)
  }

  @Test(arguments: [
    "web1.example.com", "WEB1.Example.COM", "a,web1.example.com,b", "*.example.com", "web?.example.*", "*",
    "*,!web2.example.com", ",,web1.example.com,",
  ])
  func `a name or pattern that means the host has its key known`(_ hosts: String) {
    #expect(Self.verdict("\(hosts) \(Self.line(Self.key))\n") == .known)
    #expect(Self.verdict("\t\(hosts)\t\(Self.line(Self.key)) comment of words\r\n") == .known)
  }

  @Test(arguments: [
    "web1", "web1.example.com.", "web11.example.com", "*.example.org", "web??.example.com", "[web1.example.com]:22",
    "*,!web1.example.com", "!web1.example.com,*", "!*", "|1|c2FsdA==|aGFzaA==", "|1|!|!", "|1|", "#web1.example.com",
  ])
  func `another name leaves the host unknown`(_ hosts: String) {
    #expect(Self.verdict("\(hosts) \(Self.line(Self.key))\n") == .unknown)
  }

  @Test func `a line that cannot be understood says nothing`() {
    let lines = [
      "web1.example.com", "web1.example.com ssh-ed25519", "web1.example.com ssh-ed25519 !!!",
      "web1.example.com ssh-rsa \(Self.key.base64)", "@marker web1.example.com \(Self.line(Self.key))", "@revoked", " ",
      "@revoked web1.example.com ssh-ed25519 !!!",
    ]
    for line in lines { #expect(Self.verdict("\(line)\n") == .unknown, "\(line)") }
    #expect(Self.verdict(lines.joined(separator: "\n") + "\nweb1.example.com \(Self.line(Self.key))") == .known)
  }

  @Test func `another key of the host is a change, and tells its line`() {
    let entry = KnownHosts.Entry(key: Self.other, file: "known_hosts", line: 3)
    #expect(Self.verdict("# a\n\nweb1.example.com \(Self.line(Self.other))\n") == .changed(from: entry))
  }

  @Test func `a revoked key is revoked whatever else is known`() {
    let text = "web1.example.com \(Self.line(Self.key))\n@revoked * \(Self.line(Self.key))\n"
    #expect(Self.verdict(text) == .revoked(by: KnownHosts.Entry(key: Self.key, file: "known_hosts", line: 2)))
  }

  @Test func `at another port the host's own entry and one without a port count`() {
    for name in ["[web1.example.com]:2222", "web1.example.com", "[*]:2222"] {
      #expect(Self.verdict("\(name) \(Self.line(Self.key))\n", port: 2222) == .known)
    }
    #expect(Self.verdict("[web1.example.com]:2223 \(Self.line(Self.key))\n", port: 2222) == .unknown)
    #expect(Self.verdict("web1.example.com \(Self.line(Self.other))\n", port: 2222) == .unknown)
  }

  @Test func `the types of key to ask for are those that are known`() {
    let ecdsa = HostKey.example(3, type: "ecdsa-sha2-nistp256")
    let text = "*.com \(Self.line(ecdsa))\nelsewhere \(Self.line(Self.key))\n@revoked * \(Self.line(Self.key))\n"
    let lines = KnownHostsLine.all(in: Array(text.utf8), file: "known_hosts")
    #expect(KnownHosts(lines, host: "web1.example.com", port: 22).types == ["ecdsa-sha2-nistp256"])
  }
}

extension HostKey {
  /// A key in its wire format, of bytes that are no key.
  fileprivate static func example(_ byte: UInt8, type: String = "ssh-ed25519") -> HostKey {
    let length: [UInt8] = [0, 0, 0, UInt8(type.utf8.count)]
    return HostKey(blob: length + Array(type.utf8) + [0, 0, 0, 2, byte, byte])
  }
}

import Foundation
import TestSupport
import Testing

@testable import CloudStack

@Suite struct TLSTests {
  private static let zones = http(200, #"{"listzonesresponse":{}}"#)

  private struct Outcome: Equatable {
    var problem: CertificateProblem?
    var requests: Int
  }

  /// What a read came to, and how often the plain server behind was asked.
  private func outcome(_ certificate: TLSFront.Certificate, trusting: Bool) throws -> Outcome {
    let server = try ScriptedServer(.send(Self.zones))
    defer { server.stop() }
    let front = try TLSFront(certificate, before: server.port)
    defer { front.stop() }
    let client = TestClient().client(front.url, caFile: trusting ? front.caFile : nil)
    switch cause(of: { () throws(CloudError) in _ = try client.read("listZones") }) {
    case nil: return Outcome(problem: nil, requests: server.arrived.count)
    case .untrusted(let problem, _): return Outcome(problem: problem, requests: server.arrived.count)
    case let other: throw TLSFront.Failure(text: "\(String(describing: other))")
    }
  }

  @Test func `an unknown issuer is refused, and ca_file mends it`() throws {
    #expect(try outcome(.good, trusting: false) == Outcome(problem: .unknownIssuer, requests: 0))
    #expect(try outcome(.good, trusting: true) == Outcome(problem: nil, requests: 1))
  }

  @Test func `an expired certificate is refused though its issuer is trusted`() throws {
    #expect(try outcome(.expired, trusting: true) == Outcome(problem: .expired, requests: 0))
  }

  @Test func `a certificate for another name is refused though its issuer is trusted`() throws {
    #expect(try outcome(.wrongName, trusting: true) == Outcome(problem: .wrongName, requests: 0))
  }

  @Test func `changes go over TLS too, each over its own connection, and are not sent to a server that is not trusted`()
    throws
  {
    let server = try ScriptedServer(.send(http(200, #"{"x":{"jobid":1}}"#)))
    defer { server.stop() }
    let front = try TLSFront(.good, before: server.port)
    defer { front.stop() }
    let trusting = TestClient().client(front.url, caFile: front.caFile)
    _ = try trusting.read("listZones")
    #expect(try trusting.destroy(id: "1", expunge: false) == "1")
    _ = try trusting.read("listZones")
    #expect(server.arrived.map(\.connection) == [0, 1, 0])
    let distrusting = TestClient().client(front.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try distrusting.destroy(id: "1", expunge: false) }) == .untrusted)
    #expect(server.arrived.count == 3)
  }

  @Test(arguments: ["220 mail ESMTP\r\n", ""])
  func `a TLS handshake that fails means that nothing was sent`(_ greeting: String) throws {
    let server = try ScriptedServer(greeting: Array(greeting.utf8)) { _ in .silence }
    defer { server.stop() }
    let client = TestClient().client("https://127.0.0.1:\(server.port)/client/api")
    #expect(Fate(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }) == .notSent)
    #expect(server.connections == 1)
  }

  @Test func `a ca_file that is not there, or is no certificate, is a fault of the rc file`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "no-certificate-\(UUID().uuidString).pem")
    #expect(
      cause { () throws(CloudError) in
        _ = try TestClient().client("https://127.0.0.1/", caFile: path.path).read("listZones")
      }
        == .misconfigured(
          detail: "\(path.path): no such file or directory",
          hint: "it must be a readable file of certificates in PEM form: ls -l \(path.path)"))
    try Data("no PEM\n".utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let server = try ScriptedServer(.silence)
    defer { server.stop() }
    let client = TestClient().client("https://127.0.0.1:\(server.port)/", caFile: path.path)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") }) == .misconfigured)
  }

  @Test func `a folder of hashed certificates is used as it is, another one is not`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "authorities-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let own = folder.appending(path: "own.pem")
    try Data("own\n".utf8).write(to: own)
    #expect(try TrustStore(adding: nil, hashed: TrustStore.hashed(folder.path)) == .builtIn)
    guard case .bytes(let bytes) = try TrustStore(adding: own.path, hashed: TrustStore.hashed(folder.path)) else {
      Issue.record("the system's authorities and the rc file's belong into one")
      return
    }
    #expect(bytes.suffix(5) == Array("\nown\n".utf8))
    try Data().write(to: folder.appending(path: "002c0b4f.0"))
    #expect(try TrustStore(adding: nil, hashed: TrustStore.hashed(folder.path)) == .folder(folder.path, adding: nil))
    #expect(
      try TrustStore(adding: own.path, hashed: TrustStore.hashed(folder.path)) == .folder(folder.path, adding: own.path)
    )
  }

  /// The way of systems without a hashed folder.
  @Test func `authorities given as bytes are trusted`() throws {
    let server = try ScriptedServer(.send(Self.zones))
    defer { server.stop() }
    let front = try TLSFront(.good, before: server.port)
    defer { front.stop() }
    let store = TrustStore.bytes(Array(try Data(contentsOf: URL(filePath: front.caFile))))
    let transport = try Transport(endpoint: front.url, timeout: 20, trustStore: store) { false }
    #expect(
      try transport.exchange(Request(query: "a=b", isChange: false)).outcome.get().body
        == Array(#"{"listzonesresponse":{}}"#.utf8))
  }
}

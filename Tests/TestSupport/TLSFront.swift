import Foundation

/// TLS in front of a plain server on loopback, by `socat`, with a certificate that `openssl` makes for the occasion.
package final class TLSFront: Sendable {
  /// What is wrong with the certificate, beside an issuer that no system knows.
  package enum Certificate: String, CaseIterable, Sendable {
    case good, expired, wrongName
  }

  package struct Failure: Error {
    package let text: String

    package init(text: String) { self.text = text }
  }

  private let folder: URL
  private let process = Process()
  /// Kept open, or socat's next log line would be its end; it writes a few lines a connection.
  private let log = Pipe()
  private let port: Int

  /// The issuer's certificate.
  package var caFile: String { folder.appending(path: "ca.pem").path }
  package var url: String { "https://127.0.0.1:\(port)/client/api" }

  package init(_ certificate: Certificate, before plainPort: Int) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cronscale-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.makeCertificate(certificate, in: folder)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = [
      "socat", "-d", "-d", "OPENSSL-LISTEN:0,bind=127.0.0.1,fork,cert=server.pem,key=server.key,verify=0",
      "TCP:127.0.0.1:\(plainPort)",
    ]
    process.standardError = log
    try process.run()
    port = try Self.listeningPort(toldBy: log)
  }

  package func stop() {
    // Not by SIGTERM, which a child inherits as blocked from the threads that run tests.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func makeCertificate(_ certificate: Certificate, in folder: URL) throws {
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    let name = certificate == .wrongName ? "DNS:other.example" : "IP:127.0.0.1"
    let days = certificate == .expired ? "-1" : "2"
    try openssl(
      ["req", "-x509"] + key + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Throwaway", "-days", "2"],
      in: folder)
    try openssl(
      ["req"] + key + [
        "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=server", "-addext", "subjectAltName=\(name)",
      ], in: folder)
    try openssl(
      [
        "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
        "-copy_extensions", "copy", "-days", days, "-out", "server.pem",
      ], in: folder)
  }

  private static func openssl(_ arguments: [String], in folder: URL) throws {
    let openssl = Process()
    openssl.executableURL = URL(filePath: "/usr/bin/env")
    openssl.arguments = ["openssl"] + arguments
    openssl.currentDirectoryURL = folder
    let errors = Pipe()
    openssl.standardError = errors
    try openssl.run()
    let text = try errors.fileHandleForReading.readToEnd()
    openssl.waitUntilExit()
    guard openssl.terminationStatus == 0 else { throw Failure(text: String(decoding: text ?? Data(), as: UTF8.self)) }
  }

  /// Waits for socat's own word that it listens, which names the port.
  private static func listeningPort(toldBy log: Pipe) throws -> Int {
    var text = ""
    while true {
      let more = log.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(text: "socat ended: \(text)") }
      text += String(decoding: more, as: UTF8.self)
      let whole = text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1)
      let number = whole.first { $0.contains("listening on") }?.split(separator: ":").last
      if let port = number.flatMap({ Int($0) }) { return port }
    }
  }
}

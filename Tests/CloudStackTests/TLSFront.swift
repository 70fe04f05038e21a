import Foundation

/// TLS in front of a plain server, by `socat`, with a certificate that `openssl` makes for the occasion.
final class TLSFront {
  /// What is wrong with the certificate, beside an issuer that no system knows.
  enum Certificate: String, CaseIterable {
    case good, expired, wrongName
  }

  private let folder: URL
  private let process = Process()
  /// Kept open, or socat's next log line would be its end; it writes a few lines a connection.
  private let log = Pipe()
  private(set) var port = 0

  /// The issuer's certificate.
  var caFile: String { folder.appending(path: "ca.pem").path }
  var url: String { "https://127.0.0.1:\(port)/client/api" }

  init(_ certificate: Certificate, before server: ScriptedServer) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cloudstack-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try makeCertificate(certificate)
    try startListening(server.port)
  }

  func stop() {
    // Not by SIGTERM, which a child inherits as blocked from the threads that run tests.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private func makeCertificate(_ certificate: Certificate) throws {
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    let name = certificate == .wrongName ? "DNS:other.example" : "IP:127.0.0.1"
    let days = certificate == .expired ? "-1" : "2"
    try openssl(
      ["req", "-x509"] + key + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Throwaway", "-days", "2"])
    try openssl(
      ["req"] + key + [
        "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=server", "-addext", "subjectAltName=\(name)",
      ])
    try openssl([
      "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
      "-copy_extensions", "copy", "-days", days, "-out", "server.pem",
    ])
  }

  private func openssl(_ arguments: [String]) throws {
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
  private func startListening(_ plainPort: Int) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = [
      "socat", "-d", "-d", "OPENSSL-LISTEN:0,bind=127.0.0.1,fork,cert=server.pem,key=server.key,verify=0",
      "TCP:127.0.0.1:\(plainPort)",
    ]
    process.standardError = log
    try process.run()
    var text = ""
    while true {
      let more = log.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(text: "socat ended: \(text)") }
      text += String(decoding: more, as: UTF8.self)
      if let line = text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1).first(where: {
        $0.contains("listening on")
      }),
        let number = line.split(separator: ":").last.flatMap({ Int($0) })
      {
        port = number
        return
      }
    }
  }

  struct Failure: Error {
    let text: String
  }
}

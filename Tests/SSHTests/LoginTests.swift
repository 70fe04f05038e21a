import Foundation
import TestSupport
import Testing

@testable import Platform
@testable import SSH

/// Keys and users, against a real sshd.
struct LoginTests {
  struct Key: Sendable, CustomTestStringConvertible {
    let options: [String]
    var passphrase = ""
    var testDescription: String { options.joined(separator: " ") + (passphrase.isEmpty ? "" : " encrypted") }
  }

  static let modern = [
    Key(options: ["-t", "ed25519"]), Key(options: ["-t", "ed25519"], passphrase: "correct horse"),
    Key(options: ["-t", "ecdsa"]), Key(options: ["-t", "ecdsa"], passphrase: "pä$$'\"phrase "),
    Key(options: ["-t", "ecdsa", "-b", "521"]),
    Key(options: ["-t", "ecdsa", "-m", "PEM"]), Key(options: ["-t", "ecdsa", "-m", "PEM"], passphrase: "horse"),
    Key(options: ["-t", "ecdsa", "-m", "PKCS8"]), Key(options: ["-t", "ecdsa", "-m", "PKCS8"], passphrase: "horse"),
  ]

  static let rsa = [
    Key(options: ["-t", "rsa", "-b", "2048"]), Key(options: ["-t", "rsa", "-b", "2048"], passphrase: "horse battery"),
    Key(options: ["-t", "rsa", "-b", "2048", "-m", "PEM"]),
    Key(options: ["-t", "rsa", "-b", "2048", "-m", "PEM"], passphrase: "horse"),
    Key(options: ["-t", "rsa", "-b", "2048", "-m", "PKCS8"], passphrase: "horse"),
  ]

  private func reader(_ key: Key) throws -> Reader {
    let server = try SSHServer()
    let path = try server.makeKey(key.options, passphrase: key.passphrase)
    return try Reader(server, key: path, passphrase: key.passphrase)
  }

  @Test(arguments: modern)
  func `libssh2 logs in with ed25519 and ecdsa keys`(_ key: Key) throws {
    let output = try reader(key).output()
    #expect(output == .library("0.42\n"))
  }

  @Test(arguments: modern + rsa)
  func `the system's client logs in with every key`(_ key: Key) throws {
    let output = try reader(key).output(by: .system)
    #expect(output == .system("0.42\n"))
  }

  @Test(arguments: rsa)
  func `an RSA key is for the system's client where libssh2 is older than 1_11`(_ key: Key) throws {
    let outcome = try reader(key).run(by: .automatic)
    let output = try outcome.result.get()
    #expect(output == (librarySignsWithRSA() ? .library("0.42\n") : .system("0.42\n")))
    #expect((outcome.fallbackReason == nil) == librarySignsWithRSA())
  }

  @Test(arguments: [Transport.library, .automatic, .system])
  func `a wrong passphrase is told as such`(by transport: Transport) throws {
    let server = try SSHServer()
    let key = try server.makeKey(passphrase: "right")
    let failure = try Reader(server, key: key, passphrase: "wrong").failure(by: transport)
    #expect(failure == .wrongPassphrase(for: key))
  }

  @Test(arguments: [["-t", "ecdsa", "-m", "PEM"], ["-t", "ecdsa", "-m", "PKCS8"]])
  func `a wrong passphrase of a PEM file is told as such`(options: [String]) throws {
    let server = try SSHServer()
    let key = try server.makeKey(options, passphrase: "right")
    let failure = try Reader(server, key: key, passphrase: "wrong").failure()
    #expect(failure == .wrongPassphrase(for: key))
  }

  @Test func `a key whose cipher libssh2 lacks is for the system's client`() throws {
    let server = try SSHServer()
    let key = try server.makeKey(["-t", "ed25519", "-Z", "aes256-gcm@openssh.com"], passphrase: "horse")
    let outcome = try Reader(server, key: key, passphrase: "horse").run(by: .automatic)
    #expect(try outcome.result.get() == .system("0.42\n"))
    #expect(outcome.fallbackReason?.contains("encrypted with aes256-gcm@openssh.com") == true)
  }

  @Test(arguments: [Transport.library, .automatic, .system])
  func `an encrypted key needs a passphrase`(by transport: Transport) throws {
    let server = try SSHServer()
    let key = try server.makeKey(passphrase: "right")
    let failure = try Reader(server, key: key, passphrase: nil).failure(by: transport)
    #expect(failure?.kind == .configuration)
    #expect(failure?.message == "private key \(key) is encrypted, and no passphrase is given")
  }

  @Test(arguments: [Transport.library, .automatic, .system])
  func `a wrong user is refused`(by transport: Transport) throws {
    let reader = try Reader(SSHServer()).changing { $0.user = "nobody-here" }
    #expect(reader.failure(by: transport) == .loginRefused(to: reader.destination))
  }

  @Test(arguments: [Transport.library, .automatic, .system])
  func `a missing key file is told before the host is asked`(by transport: Transport) throws {
    let reader = try Reader(SSHServer()).changing {
      $0.privateKeyPath = "/nonexistent/key"
      $0.host = "no-such-host.invalid"
    }
    let failure = reader.failure(by: transport)
    #expect(failure?.kind == .configuration)
    #expect(failure?.message == "private key /nonexistent/key cannot be read: no such file or directory")
  }

  @Test(arguments: [
    ("ssh-ed25519 AAAA me@here", "holds a public key"), ("PuTTY-User-Key-File-3: ssh-ed25519", "holds a PuTTY key"),
    ("", "holds no private key"), ("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "holds no private key"),
    ("-----BEGIN CERTIFICATE-----\nAAAA\n", "holds no private key"),
  ])
  func `a file that is no private key is told as such`(text: String, found: String) throws {
    let server = try SSHServer()
    let path = try server.file("no-key", text)
    let failure = try Reader(server, key: path).failure()
    #expect(failure?.kind == .configuration)
    #expect(failure?.message == "private key \(path): the file \(found)")
  }

  @Test func `the passphrase reaches neither the command nor its environment`() throws {
    let server = try SSHServer()
    let key = try server.makeKey(passphrase: "tell-nobody")
    let reader = try Reader(server, key: key, passphrase: "tell-nobody")
    let output = try reader.output("cat; env; tr '\\0' ' ' < /proc/$PPID/cmdline", by: .system)
    #expect(!output.text.contains("tell-nobody"))
    #expect(!output.text.contains(askpassMarker))
  }

  @Test(arguments: [
    ("Enter passphrase for key '/home/me/key': ", true), ("Enter passphrase for key '/home/me/key2': ", false),
    ("Enter passphrase for key '/home/me/other': ", false), ("Enter passphrase: ", true),
    ("me@host's password: ", false), ("Are you sure you want to continue connecting (yes/no)? ", false), ("", false),
  ])
  func `askpass answers for its own key only`(question: String, answers: Bool) {
    #expect(asksForPassphrase(ofKey: "/home/me/key", question: question) == answers)
  }

  @Test func `the passphrase is passed on as it is`() throws {
    let input = try Platform.Pipe()
    let output = try Platform.Pipe()
    #expect(write(input.writing.number, "horse", 5) == 5)
    #expect(passOn(from: input.reading.number, to: output.writing.number))
    var buffer = [UInt8](repeating: 0, count: 100)
    #expect(read(output.reading.number, &buffer, 100) == 5)
    #expect(buffer.prefix(5).elementsEqual("horse".utf8))
  }

  @Test func `a passphrase that is used up is not passed on again`() throws {
    let output = try Platform.Pipe()
    let nothing = open("/dev/null", O_RDONLY)
    defer { close(nothing) }
    #expect(!passOn(from: nothing, to: output.writing.number))
  }

  @Test func `a program that was not started to answer has its usual work to do`() {
    #expect(answerAskpass(arguments: ["cronscale"], environment: [:]) == nil)
  }

  @Test func `a question that is not for the key's passphrase is not answered`() {
    #expect(answerAskpass(arguments: ["cronscale", "password: "], environment: [askpassMarker: "/key"]) == 1)
  }
}

import Foundation
import TestSupport
import Testing

@testable import Platform
@testable import SSH

/// Hosts that can't be reached, or are no good.
struct TroubleTests {
  private func reader(port: Int, timeout: Double = 10) throws -> Reader {
    try Reader(SSHServer()).changing {
      $0.port = port
      $0.timeout = timeout
    }
  }

  @Test func `a port where nobody listens is told with its address`() throws {
    let port = try freePort()
    let failure = try reader(port: port).failure()
    #expect(
      failure
        == SSHError(
          .unreachable, "127.0.0.1 port \(port): no connection to 127.0.0.1: connection refused",
          hint: "is sshd running there, and on that port? see port in [monitoring]", stage: .connection))
  }

  @Test func `the system's client says so too`() throws {
    let port = try freePort()
    let failure = try #require(try reader(port: port).failure(by: .system))
    #expect(failure.kind == .unreachable)
    #expect(failure.message.hasPrefix("127.0.0.1 port \(port): no connection (ssh: "))
  }

  @Test(arguments: [Transport.library, .system])
  func `a host that says nothing is left at the deadline`(by transport: Transport) throws {
    let peer = try BadPeer(.saysNothing)
    let failure = try #require(try reader(port: peer.port, timeout: 1).failure(by: transport))
    #expect(failure.kind == .unreachable)
    withExtendedLifetime(peer) {}
  }

  @Test(arguments: [Transport.library, .system])
  func `a host that closes at once is told`(by transport: Transport) throws {
    let peer = try BadPeer(.closesAtOnce)
    let failure = try #require(try reader(port: peer.port).failure(by: transport))
    #expect(failure.kind == .unreachable)
    #expect(failure.message.contains("clos") || failure.message.contains("reset"))
    withExtendedLifetime(peer) {}
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", String(repeating: "x", count: 100_000),
    "SSH-2.0-x\r\n\0\0\0\0\0\0",
    "SSH-1.0-old\r\n",
  ])
  func `a host that speaks no SSH is told`(words: String) throws {
    let peer = try BadPeer(.says(words))
    let failure = try #require(try reader(port: peer.port, timeout: 1).failure())
    #expect(failure.kind == .unreachable)
    withExtendedLifetime(peer) {}
  }

  @Test(arguments: [Transport.library, .system])
  func `a name that does not exist is told`(by transport: Transport) throws {
    let reader = try Reader(SSHServer()).changing { $0.host = "no-such-host.invalid" }
    let failure = try #require(reader.failure(by: transport))
    #expect(failure.kind == .unreachable)
    #expect(failure.message.hasPrefix("no-such-host.invalid"))
  }

  @Test func `the next address is tried when one is dead`() throws {
    let server = try SSHServer()
    let reader = try Reader(server)
    let addresses = [(server.address, try freePort()), (server.address, server.port)].flatMap { host, port in
      (try? Address.lookUp(host, port: port, numeric: true).get()) ?? []
    }
    let limits = Limits(deadline: Deadline(in: 10))
    let socket = try Socket.connect(to: addresses, of: reader.destination, within: limits)
    #expect(socket.peer == addresses[1])
  }

  @Test(arguments: [
    "Ciphers chacha20-poly1305@openssh.com", "MACs hmac-sha2-512-etm@openssh.com",
    "KexAlgorithms sntrup761x25519-sha512@openssh.com", "HostKeyAlgorithms rsa-sha2-512",
  ])
  func `a host without methods that libssh2 knows is read by the system's client`(setting: String) throws {
    let server = try SSHServer(hostKeys: ["ed25519", "rsa"], settings: [setting])
    let outcome = try Reader(server).run(by: .automatic)
    let output = try outcome.result.get()
    #expect(output.text == "0.42\n")
    #expect((outcome.fallbackReason == nil) == (output.peerAddress != nil))
  }

  @Test func `a host that libssh2 can read is read by it`() throws {
    let outcome = try Reader(SSHServer()).run(by: .automatic)
    #expect(try outcome.result.get() == .library("0.42\n"))
    #expect(outcome.fallbackReason == nil)
  }

  @Test(arguments: [
    ("exit 3", CommandOutput.system("", .exited(3))), ("exit 255", .system("", .exited(255))),
    ("echo out; echo err >&2", .system("out\n", errors: "err\n")),
  ])
  func `the system's client passes the command's own ending on`(command: String, expected: CommandOutput) throws {
    let output = try Reader(SSHServer()).output(command, by: .system)
    #expect(output == expected)
  }

  @Test func `the system's client is cut off and stopped like libssh2`() throws {
    let reader = try Reader(SSHServer()).changing { $0.timeout = 2 }
    #expect(try reader.output("yes", by: .system).ending == .printedTooMuch)
    #expect(
      reader.failure("sleep 100", by: .system)?.message
        == "127.0.0.1 port \(reader.server.port): time was up after 2 s, waiting for the system's ssh")
  }

  @Test func `each step is told with its time`() throws {
    let steps = Steps()
    let reader = try Reader(SSHServer())
    let execution = Execution(
      of: "echo 0.42", on: reader.destination, systemClient: reader.systemClient, before: Deadline(in: 60),
      trace: { step, _ in steps.add("\(step)") })
    _ = try execution.run(by: .library).result.get()
    #expect(steps.words.map { $0.prefix { $0 != " " } } == ["resolved", "connected", "host", "logged", "ran"])
  }
}

private final class Steps: Sendable {
  nonisolated(unsafe) private(set) var words: [String] = []
  func add(_ step: String) { words.append(step) }
}

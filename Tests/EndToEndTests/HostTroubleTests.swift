import CloudSimulator
import Foundation
import TestSupport
import Testing

/// A monitored host that is no good: one line for it, everything else as ever, and the contract's exit status.
@Suite struct HostTroubleTests {
  @Test func `a host that refuses connections costs the load, and nothing else`() async throws {
    let (world, port) = (try await World(), try RefusingPort())
    let run = try await world.run(changing: port.asHost)
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(port.number): no connection to 127.0.0.1: connection refused",
          hint: "is sshd running there, and on that port? see port in [monitoring]", status: 69))
    #expect(world.commands == ["listLoadBalancerRuleInstances"])
  }

  @Test func `without a load min_size is still kept`() async throws {
    let (world, port) = (try await World(), try RefusingPort())
    world.cloud.withCloud { cloud, now in cloud.unregister("web-2", at: now) }
    let run = try await world.run(changing: port.asHost)
    #expect(run.status == 69)
    #expect(run.errors.count == 2)
    #expect(run.decision == "scale out (below min_size; size 1, min 2, max 4)")
    #expect(world.members.count == 2)
  }

  @Test func `without a load max_size is still kept`() async throws {
    let (world, port) = (try await World(), try RefusingPort())
    for name in ["web-3", "web-4", "web-5"] {
      world.cloud.withCloud { cloud, now in _ = cloud.addMember(named: name, at: now) }
    }
    let run = try await world.run(changing: port.asHost)
    #expect(run.status == 69)
    #expect(run.decision?.hasPrefix("scale in web-") == true)
    #expect(world.members.count == 4)
  }

  @Test func `a host that accepts the connection and says nothing is left at the time-out`() async throws {
    let world = try await World()
    let peer = try BadPeer(.saysNothing)
    let run = try await world.run(changing: ["monitoring": ["port": "\(peer.port)", "timeout": "0.5"]])
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(peer.port): time was up after 0.5 s, waiting for its SSH greeting and key exchange",
          hint: "look at the host and the network between; timeout in [monitoring] may be raised", status: 69))
    withExtendedLifetime(peer) {}
  }

  /// What a peer says, in words, and what that is.
  static let noGreetings = [
    "a web server": "HTTP/1.1 400 Bad Request\r\n\r\n", "a megabyte": String(repeating: "x", count: 1_000_000),
    "an attack": "\u{1b}[2J\u{1b}]0;owned\u{7}\r\n", "nothing": "",
  ]

  @Test(arguments: noGreetings.keys.sorted())
  func `a host that is no SSH server is told in two lines`(name: String) async throws {
    let world = try await World()
    let words = Self.noGreetings[name] ?? ""
    let peer = try BadPeer(words.isEmpty ? .closesAtOnce : .says(words))
    let run = try await world.run(changing: ["monitoring": ["port": "\(peer.port)", "timeout": "1"]])
    #expect(run.status == 69)
    #expect(run.lines.count == 9)
    #expect(run.errors.map { $0.prefix(19) } == ["error            : ", "hint             : "])
    #expect(run.errors.first?.contains("127.0.0.1 port \(peer.port): ") == true)
    #expect(run.errors.first?.count ?? 0 < 300)
    withExtendedLifetime(peer) {}
  }

  @Test func `a host that lets in and opens no session is told`() async throws {
    let world = try await World()
    let host = try SSHServer(load: "2.00 2.00 2.00 1/80 4711", settings: ["MaxSessions 0"])
    let run = try await world.run(changing: host.changes())
    #expect(run.status == 69)
    #expect(run.lines.count == 9)
    #expect(run.errors.last?.hasPrefix("hint             : try it by hand: ssh -i ") == true)
    #expect(
      run.errors.first?.hasPrefix("error            : 127.0.0.1 port \(host.port): the host opens no session: ") == true
    )
  }

  @Test func `a name that no one knows is told`() async throws {
    let world = try await World()
    let run = try await world.run(changing: ["monitoring": ["host": "no-such-host.invalid", "timeout": "3"]])
    #expect(run.status == 69)
    #expect(run.lines.count == 9)
    #expect(run.errors.first?.hasPrefix("error            : no-such-host.invalid: ") == true)
  }

  @Test func `where host and cloud both fail each has its line, and the highest exit status counts`() async throws {
    let (world, port) = (try await World(), try RefusingPort())
    let file = try world.write("", to: "known")
    let run = try await world.run(
      changing: ["account": ["host": port.asEndpoint], "monitoring": ["known_hosts": file]])
    #expect(run.status == 77)
    #expect(run.lines == Told.checks(load: "unknown"))
    #expect(
      run.errors.map { $0.split(separator: ":").prefix(2).joined(separator: ":") } == [
        "error            : 127.0.0.1 port \(world.host.port)",
        "hint             : only if that is the host's own, add it",
        "error            : listLoadBalancerRuleInstances",
        "hint             : check host in [account], the network, and proxies in the environment",
      ])
  }
}

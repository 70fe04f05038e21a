import CloudSimulator
import Foundation
import TestSupport
import Testing

/// The README's page "Security": what a monitored VM that somebody has taken over can make cronscale say and do. What
/// is told where it gives no load is in ``LoadTests``, and what it may greet with in ``HostTroubleTests``.
@Suite struct HostileHostTests {
  static let forgery = "2026-01-01 00:00:00 scale out        : +1 (load 99 > 3)"
  static let honest = "2.00 2.00 2.00 1/80 4711"
  /// Clears the screen, names the window, turns the direction of writing, ends lines in every way that there is.
  static let controls = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\r\u{85}\u{2028}"

  /// All that an idle run says.
  private static let idle = Told(
    status: 0,
    lines: [
      "decision         : nothing (load 2, between 1 and 3; size 2, min 2, max 4)",
      "*** scale out check ***", "la_threshold_out : 3", "now_la           : 2", "now_vm_count     : 2",
      "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 2", "now_vm_count     : 2",
    ], errors: [])

  /// A load among lines that look like the log's.
  static let disguises = [
    "\(forgery)\n\(honest)", "\(honest)\n\(forgery)", "\(controls)\n\(forgery)\n\(controls)\n\(honest)\n\(controls)",
    "\r\n\n\(honest)\r\n\(forgery)\r\n",
  ]

  @Test(arguments: disguises)
  func `a load that comes with forged lines is a load, and nothing of them is in the log`(answer: String) async throws {
    let world = try await World()
    try world.host.setLoad(answer)
    #expect(try await world.run().told == Self.idle)
    #expect(world.changes == [])
  }

  @Test func `no object of a JSON log is the host's`() async throws {
    let world = try await World()
    try world.host.setLoad("\"}\n{\"event\":\"scaling\",\"forged\":true}")
    let run = try await world.shell("exec \(usualRun) -v --log-format json")
    #expect(run.status == 65)
    let lines = (run.output + run.errors).split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["event"] as? String != "scaling")
      #expect(object["forged"] == nil)
    }
  }

  @Test func `what a command says to standard error is one quotation at most`() async throws {
    let (world, host) = (try await World(), try SSHServer())
    let script = try host.file("attack", "printf '\\033[2J\\n\(Self.forgery)\\n' >&2\nexit 1\n")
    let changes = try host.changes(["command": "/bin/sh \(script)"])
    let key = try #require(changes["monitoring"]?["private_key_path"] ?? nil)
    let run = try await world.run(changing: changes)
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1: no load in the answer: it said \"\(Self.forgery)\", exit status 1",
          hint: "log in (ssh -i \(key) -p \(host.port) \(host.user)@\(host.address)) and run: /bin/sh \(script)",
          status: 65))
  }

  @Test(arguments: ["libssh2", "ssh"])
  func `a banner before the login is not in the log`(transport: String) async throws {
    let world = try await World()
    let banner = try world.write("\(Self.controls)\n\(Self.forgery)\n", to: "banner")
    let host = try SSHServer(load: Self.honest, settings: ["Banner \(banner)"])
    #expect(try await world.run(changing: host.changes(["transport": transport, "timeout": "60"])).told == Self.idle)
  }

  @Test func `a host is lent neither agent nor display nor port, whatever ssh_config says`() async throws {
    let world = try await World()
    try world.write("ForwardAgent yes\nForwardX11 yes\nRemoteForward 9999 127.0.0.1:22\n", to: "ssh_config")
    let ssh = "/usr/bin/ssh -F '\(world.folder.path)/ssh_config'"
    try world.write("#!/bin/sh\n\(ssh) -G \"$@\" >asked\nexec \(ssh) \"$@\"\n", to: "ssh", mode: 0o700)
    let run = try await world.shell(
      usualRun, changing: ["monitoring": ["transport": "ssh"]],
      environment: ["PATH": "\(world.folder.path):/usr/bin:/bin"])
    #expect(run.status == 0)
    let asked = try String(contentsOf: world.folder.appending(path: "asked"), encoding: .utf8).split(separator: "\n")
    #expect(asked.contains("forwardagent no") && asked.contains("forwardx11 no"))
    #expect(!asked.contains { $0.hasPrefix("remoteforward") })
  }

  @Test func `a million loads are no load`() async throws {
    let world = try await World()
    try world.host.setLoad(String(repeating: "9 9 9 1/80 4711\n", count: 1_000_000))
    let run = try await world.run()
    #expect(run.status == 65)
    #expect(run.errors.first?.hasSuffix(", and more than 65536 bytes in all") == true)
    #expect(run.errors.count == 2)
    #expect(world.changes == [])
  }

  @Test func `a load of a million makes the group as large as max_size, one VM a run, and no larger`() async throws {
    let world = try await World(load: "1000000")
    var (sizes, decisions) = ([Int](), [String?]())
    for _ in 1...5 {
      decisions.append(try await world.run().decision)
      sizes.append(world.machines.count)
    }
    #expect(sizes == [3, 4, 4, 4, 4])
    #expect(decisions.last == "nothing (load 1000000 > 3; at max_size; size 4, min 2, max 4)")
    #expect(world.ledger.deploys == 2)
  }

  @Test func `whatever a host claims from run to run, the group keeps its sizes and changes by one`() async throws {
    let world = try await World()
    let answers = [
      "1000000 1000000 1000000 1/80 4711", "9999999999999999 9 9 1/80 4711", "0 0 0 1/80 4711",
      "\(Self.controls)9 9 9 1/80 4711", "1e9 1e9 1e9 1/80 4711", "-9 -9 -9 1/80 4711", "", "0 0 0 1/80 4711",
      "0 0 0 1/80 4711", "99999999999999999999 9 9 1/80 4711",
    ]
    var sizes = [world.machines.count]
    for answer in answers {
      try world.host.setLoad(answer)
      _ = try await world.run()
      sizes.append(world.machines.count)
    }
    #expect(sizes.allSatisfy { (2...4).contains($0) })
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { abs($0 - $1) <= 1 })
    #expect(Set(sizes) == [2, 3, 4])
    #expect(world.members.contains("web-1"))
  }

  @Test func `one liar among three does not move the median`() async throws {
    let (world, farm) = (try await World(HostsTests.cloud(3)), try await Farm([2, 1_000_000, 2]))
    let run = try await world.run(changing: farm.changes(["aggregate": "median"]))
    #expect(run.status == 0 && run.load == "2")
    #expect(world.changes == [])
  }
}

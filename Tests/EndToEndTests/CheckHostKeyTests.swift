import Foundation
import TestSupport
import Testing

/// Spec section 8, `check`: an unknown host key is shown and asked about; what a person accepts is written down, and
/// nothing else.
@Suite struct CheckHostKeyTests {
  private static let question = "Are they the same, and shall it be trusted? [y/N] "

  private static func typist(_ world: World, transport: String = "auto") throws -> Typist {
    try world.write(world.rc(["monitoring": ["known_hosts": "known", "transport": transport]]))
    return try Typist(
      ["check", "-c", "web.rc", "--state-dir", "state"], in: world.folder, environment: world.loginEnvironment)
  }

  private static func knownLine(_ world: World) throws -> String {
    "[127.0.0.1]:\(world.host.port) \(try world.host.hostKey())\n"
  }

  private static func known(_ world: World) -> String? {
    try? String(contentsOf: world.folder.appending(path: "known"), encoding: .utf8)
  }

  @Test(arguments: ["libssh2", "ssh", "auto"])
  func `yes writes the key down, and the login is tried again`(transport: String) async throws {
    let world = try await World()
    let typist = try Self.typist(world, transport: transport)
    let shown = try world.host.tool("ssh-keygen", ["-l", "-f", world.host.path("host_ed25519.pub")])
    try await typist.wait(for: String(shown.split(separator: " ")[1]))
    try await typist.answer(Self.question, "y")
    let (status, output) = try await typist.finished()
    #expect(status == 0)
    #expect(output.hasSuffix("\nall \(transport == "ssh" ? 32 : 31) checks hold\n"))
    #expect(output.contains(", now in "))
    #expect(Self.known(world) == (try Self.knownLine(world)))
  }

  @Test(arguments: [[""], ["n"], ["what?", "no"]])
  func `no is a no, and so is Enter; anything else is asked again`(answers: [String]) async throws {
    let world = try await World()
    let typist = try Self.typist(world)
    for answer in answers { try await typist.answer(Self.question, answer) }
    #expect(try await typist.finished().status == 77)
    #expect(Self.known(world) == nil)
  }

  @Test func `the end of the input is a no, and an interrupt ends the check`() async throws {
    let world = try await World()
    for (key, expected) in [("\u{4}", Int32(77)), ("\u{3}", 75)] {
      let typist = try Self.typist(world)
      try await typist.wait(for: Self.question)
      typist.terminal.type(key)
      #expect(try await typist.finished().status == expected)
    }
    #expect(Self.known(world) == nil)
  }

  /// libssh2 knows nothing of ssh_config, and would show the key of whatever has that name here.
  @Test(arguments: ["HostName 127.0.0.2", "HostKeyAlias web", "ProxyCommand nc %h %p", "ProxyJump elsewhere"])
  func `no key is offered for a host that ssh_config has elsewhere`(line: String) async throws {
    let world = try await World()
    try world.write("\(line)\n", to: "ssh_config")
    try world.write(
      "#!/bin/sh\nexec /usr/bin/ssh -F '\(world.folder.path)/ssh_config' \"$@\"\n", to: "ssh", mode: 0o700)
    let checked = try await world.check(
      "--state-dir state --accept-host-keys",
      changing: ["monitoring": ["known_hosts": "known", "transport": "ssh"]],
      environment: ["PATH": "\(world.folder.path):/usr/bin:/bin"])
    #expect(checked.failures.count == 1)
    #expect(Self.known(world) == nil)
  }

  @Test(arguments: ["libssh2", "ssh"])
  func `an option answers yes where nobody can be asked`(transport: String) async throws {
    let world = try await World()
    let checked = try await world.check(
      "--state-dir state --accept-host-keys",
      changing: ["monitoring": ["known_hosts": "known", "transport": transport]])
    #expect(checked.status == 0 && checked.failures == [])
    #expect(Self.known(world) == (try Self.knownLine(world)))
  }

  @Test func `the option accepts no changed key`() async throws {
    let world = try await World()
    let other = try String(contentsOfFile: world.key + ".pub", encoding: .utf8)
    let file = try world.write("[127.0.0.1]:\(world.host.port) \(other)", to: "known")
    let before = Self.known(world)
    let checked = try await world.check(
      "--state-dir state --accept-host-keys", changing: ["monitoring": ["known_hosts": file]])
    #expect(checked.status == 77)
    #expect(checked.failures.map(\.name) == ["SSH host key"])
    #expect(Self.known(world) == before)
  }

  @Test func `with accept-new nobody is asked, and only a run writes it down`() async throws {
    let world = try await World()
    let checked = try await world.check(changing: ["monitoring": ["known_hosts": "known", "host_key": "accept-new"]])
    #expect(checked.status == 0)
    #expect(checked.fact("SSH host key")?.hasSuffix(", new: the first run adds it") == true)
    #expect(Self.known(world) == nil)
  }
}

import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Section 8 of the contract, `init`: what a person at a terminal answers, and what comes of it.
@Suite struct InitTests {
  @Test func `from nothing to a first scale out, by the line that is printed for crontab`() async throws {
    let world = try await World.forNewcomer(load: "9.00")
    let typist = try world.typist()
    try await typist.answerForAccount(of: world.newcomer)
    try await typist.answerForMachines(of: world)
    try await typist.answerForLogin(of: world)
    try await typist.wait(for: "Logged in to 127.0.0.1: the load there is 9\r\n")
    try await typist.answerForPolicy()
    try await typist.answer("File to write [~/.cronscalerc]: ")
    let (status, output) = try await typist.finished()
    #expect(status == 0)
    #expect(world.changes == [])
    #expect(output.contains(/all \d+ checks hold/))
    let line = try #require(output.split(separator: "\n").last { $0.hasPrefix("* * * * * ") })
    let (home, state) = (world.folder.path, world.stateFolder.values.joined())
    #expect(line.hasSuffix(" -c \(home)/.cronscalerc --state-dir \(state) >> ~/cronscale.log 2>&1"))
    let run = try await shell(
      String(line.dropFirst("* * * * * ".count)), in: world.folder,
      environment: ["HOME": home, "PATH": "/usr/bin:/bin"])
    let log = try String(contentsOf: world.folder.appending(path: "cronscale.log"), encoding: .utf8)
    #expect(run == ShellRun(status: 0, output: "", errors: ""))
    #expect(log.contains("scale out        : +1 (load 9 > 3)"))
    #expect(world.members.count == 3)
  }

  @Test func `a secret that is wrong is said to be, and asked for again; it is never shown`() async throws {
    let world = try await World.forNewcomer()
    let (newcomer, typist) = (world.newcomer, try world.typist())
    try await typist.answer("client/api: ", newcomer.endpoint)
    try await typist.answer("API key: ", newcomer.apiKey)
    try await typist.wait(for: "Secret key (not shown): ")
    #expect(!typist.terminal.echoes)
    // Ctrl-Z and Ctrl-\ do not stop it, or a shell would show what is typed after `fg`.
    typist.terminal.type("not\u{1A}\u{1C}the-secret\n")
    try await typist.wait(for: "cannot stand in an rc file")
    try await typist.wait(for: "Secret key (not shown): ")
    #expect(!typist.terminal.echoes)
    typist.terminal.type("not-the-secret\n")
    try await typist.wait(for: "the cloud refused the key or the signature (401)")
    try await typist.answer("API key [the same]: ")
    try await typist.answer("Secret key (not shown): ", newcomer.secretKey)
    try await typist.wait(for: "Load-balancer rule: ")
    #expect(typist.terminal.echoes)
    typist.terminal.type("\u{4}")
    let (status, output) = try await typist.finished()
    #expect(status == 75)
    #expect(!typist.terminal.text.contains(newcomer.secretKey) && !typist.terminal.text.contains("not-the-secret"))
    #expect(output == "" && world.rcFile == nil)
  }

  /// By the number of questions that are answered before.
  @Test(arguments: 0..<19)
  func `Ctrl-C at a question leaves nothing behind`(question: Int) async throws {
    let world = try await World.forNewcomer()
    let before = world.files
    let typist = try world.typist()
    let (newcomer, host) = (world.newcomer, world.host)
    let answers = [
      ("client/api: ", newcomer.endpoint), ("API key: ", newcomer.apiKey), ("(not shown): ", newcomer.secretKey),
      ("Load-balancer rule: ", "1"), ("Template of new VMs: ", "1"), ("Service offering: ", "1"), ("new VMs [1]: ", ""),
      ("Monitored VM [1]: ", ""), ("for SSH [10.1.1.11]: ", host.address), ("SSH port [22]: ", "\(host.port)"),
      ("SSH user [\(host.user)]: ", ""), ("another [1]: ", ""), ("trusted? [y/N] ", "y"), ("[web-lb]: ", ""),
      ("members [2]: ", ""), ("VMs [5]: ", ""), ("above [3]: ", ""), ("below [1]: ", ""), ("cronscalerc]: ", ""),
    ]
    for (prompt, text) in answers[..<question] { try await typist.answer(prompt, text) }
    try await typist.wait(for: answers[question].0)
    typist.terminal.type("\u{3}")
    let (status, output) = try await typist.finished()
    #expect(status == 75 && output == "")
    #expect(typist.terminal.text.hasSuffix("Error: given up; no rc file was written\r\n"))
    // The host key was accepted by then, in an answer of its own.
    #expect(world.files == before + (question > 12 ? [".ssh/known_hosts"] : []))
    #expect(world.changes == [])
  }

  @Test func `a login that is refused is asked for again, until it works or somebody leaves it so`() async throws {
    let world = try await World.forNewcomer()
    let locked = try world.host.makeKey(passphrase: "open sesame")
    let typist = try world.typist()
    try await typist.answerForAccount(of: world.newcomer)
    try await typist.answerForMachines(of: world)
    try await typist.answer("SSH user [\(world.host.user)]: ", "nobody-of-that-name")
    try await typist.answer("Private key, or the path of another [1]: ", "1")
    try await typist.answer("shall it be trusted? [y/N] ", "y")
    try await typist.wait(for: "the host does not let user nobody-of-that-name in")
    try await typist.answer("(l)eave it so [u]: ")
    try await typist.answer("SSH user [nobody-of-that-name]: ", world.host.user)
    try await typist.answer("Private key, or the path of another [1]: ", locked)
    try await typist.answer("(not shown; the file will have it): ", "wrong")
    try await typist.wait(for: "private key \(locked): the passphrase is wrong")
    try await typist.answer("(not shown; the file will have it) [choose another key]: ", "")
    try await typist.answer("(l)eave it so [u]: ")
    try await typist.answer("SSH user [\(world.host.user)]: ")
    try await typist.answer("Private key, or the path of another [\(locked)]: ")
    try await typist.answer("(not shown; the file will have it): ", "wrong again")
    try await typist.answer("[choose another key]: ", "open sesame")
    try await typist.wait(for: "the load there is 2\r\n")
    try await typist.answerForPolicy()
    try await typist.answer("File to write [~/.cronscalerc]: ")
    let (status, output) = try await typist.finished()
    #expect(status == 0 && !output.contains("open sesame") && !typist.terminal.text.contains("open sesame"))
    let lines = try #require(world.rcFile).split(separator: "\n").map(String.init)
    #expect(
      lines.filter { $0.hasPrefix("private_key_path") || $0.hasPrefix("pass_phrase") }
        == ["private_key_path = \(locked)", "pass_phrase = open sesame"])
  }

  @Test func `a list that the role may not read is missed once, and no key or endpoint is asked for again`()
    async throws
  {
    let world = try await World.forNewcomer()
    world.cloud.withCloud { cloud, _ in cloud.forbid("listNetworks") }
    let typist = try world.typist()
    try await typist.answerForAccount(of: world.newcomer)
    try await typist.wait(for: "  listNetworks: ")
    try await typist.answer("Load-balancer rule: ", "1")
    try await typist.answer("Template of new VMs: ", "1")
    try await typist.answer("Service offering: ", "1")
    try await typist.wait(for: "Monitored VM [1]: ")
    typist.terminal.type("\u{4}")
    #expect(try await typist.finished().status == 75)
  }

  @Test func `a command that brings no secret is told, and the keys are asked for`() async throws {
    let world = try await World.forNewcomer()
    let typist = try world.typist("--secret-key-command", "exit 3")
    try await typist.answer("client/api: ", world.newcomer.endpoint)
    try await typist.answer("API key: ", world.newcomer.apiKey)
    try await typist.wait(for: "[account] secret_key_command: the command ended with status 3")
    try await typist.answer("API key [the same]: ")
    try await typist.answer("Secret key (not shown): ", world.newcomer.secretKey)
    try await typist.wait(for: "Load-balancer rule: ")
    typist.terminal.type("\u{4}")
    #expect(try await typist.finished().status == 75)
  }

  @Test func `a file that is there stays, unless somebody says yes`() async throws {
    let world = try await World.forNewcomer()
    try world.write("mine\n", to: ".cronscalerc")
    let typist = try Typist(
      ["init"] + world.initOptions, in: world.folder,
      environment: world.loginEnvironment.merging(["CRONSCALE_SECRET_KEY": world.newcomer.secretKey]) { $1 })
    try await typist.answer("Network of new VMs [1]: ")
    try await typist.answer("The group's name [web-lb]: ")
    try await typist.answer("File to write [~/.cronscalerc]: ")
    try await typist.answer(".cronscalerc is there: replace it? [y/N] ")
    try await typist.answer(".cronscalerc stays as it is.\r\nFile to write [~/.cronscalerc]: ", "nowhere/web.rc")
    try await typist.wait(for: "there is no folder \(world.folder.path)/nowhere\r\n  mkdir -p ")
    try await typist.answer("File to write [~/.cronscalerc]: ", "other.rc")
    #expect(try await typist.finished().status == 0)
    #expect(world.rcFile == "mine\n")
    let written = world.folder.appending(path: "other.rc").path
    let attributes = try FileManager.default.attributesOfItem(atPath: written)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(!world.files.contains { $0.hasSuffix(".new") })
  }
}

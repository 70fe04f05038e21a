import CloudSimulator
import Foundation
import TestSupport
import Testing

/// `init` without a terminal: as a script calls it.
@Suite struct InitScriptTests {
  @Test func `without a terminal what is missing is named at once, and nobody is asked`() async throws {
    let world = try await World.forNewcomer()
    let run = try await world.initialize(["--rule", "web-lb", "--min-size", "2"])
    #expect(run.status == 64 && run.output == "" && world.rcFile == nil && world.commands == [])
    #expect(
      run.errors == """
        Error: no terminal to ask at, and not given: --host, --api-key (or -file, -command), --secret-key-file \
        (or -command, or $CRONSCALE_SECRET_KEY), --template, --offering, --monitor, --user, --private-key, --max-size, \
        --threshold-out, --threshold-in
        Hint: cronscale init --help tells what each of them is

        """)
  }

  @Test func `with all options nothing is asked, and secrets stay where they are`() async throws {
    let world = try await World.forNewcomer()
    let secret = try world.write(world.newcomer.secretKey + "\n", to: "secret")
    let run = try await world.initialize(world.initOptions + ["--secret-key-file", "secret", "--name", "web"])
    #expect(run.status == 0)
    let rc = try #require(world.rcFile)
    #expect(rc.contains("\nsecret_key_file = \(secret)\n") && !rc.contains(world.newcomer.secretKey))
    #expect(rc.contains("\n# chosen: web-2026-11\ntemplateid = 422\n"))
    let settings = rc.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    #expect(
      settings == [
        "[account]", "host = \(world.cloud.endpoint)", "api_key = \(world.newcomer.apiKey)",
        "secret_key_file = \(secret)",
        "[monitoring]", "host = 127.0.0.1", "vm = web-1", "user = \(world.host.user)",
        "private_key_path = ~/.ssh/id_ed25519", "port = \(world.host.port)",
        "[launch_config]", "serviceofferingid = 21", "templateid = 422", "zoneid = 1", "networkids = 1374",
        "[scaling]", "min_size = 2", "max_size = 4", "load_balancer = 64330", "name = web",
        "[scaling_policy_out]", "threshold = 3", "[scaling_policy_in]", "threshold = 1",
      ])
  }

  @Test(arguments: [
    (["--rule", "no-such-lb"], "--rule: no rule \"no-such-lb\" among those that fit"),
    (["--template", "web-next"], "--template: no template \"web-next\" among those that fit"),
    (["--zone", "jp-east-f2v"], "--rule: no rule \"web-lb\" among those that fit"),
    (["--max-size", "1"], "--max-size: 1 is less than min_size 2"),
    (["--threshold-in", "3"], "--threshold-in: 3 is not lower than the other threshold, 3"),
    (["--name", "my group"], "--name: found \"my group\"; allowed: "),
    (["--port", "0"], "--port: found \"0\"; allowed: a whole number from 1 to 65535"),
    (["--host", "cloud"], "--host: found \"cloud\"; allowed: a full URL"),
  ])
  func `an option that does not fit is refused, and nothing is written`(
    options: [String], message: String
  ) async throws {
    let world = try await World.forNewcomer()
    let run = try await world.initialize(
      world.initOptions + options, environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    #expect(run.status == 64 && run.output == "" && world.rcFile == nil)
    #expect(run.errors.contains("Error: \(message)"))
  }

  @Test func `all options that do not fit are told at once, before the cloud is asked`() async throws {
    let world = try await World.forNewcomer()
    let run = try await world.initialize(
      world.initOptions + [
        "--max-size", "1", "--port", "0", "--name", "my group", "--threshold-in", "4", "--private-key", "none",
        "--output", "nowhere/web.rc",
      ], environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    let told = run.errors.split(separator: "\n").filter { $0.hasPrefix("Error: ") }
    #expect(run.status == 64 && world.commands == [] && world.rcFile == nil)
    #expect(
      told.compactMap { $0.split(separator: ":").dropFirst().first }
        == [" --port", " --private-key", " --name", " --max-size", " --threshold-in", " --output"])
    #expect(
      run.errors.hasSuffix(
        "--output: there is no folder \(world.folder.path)/nowhere\nHint: mkdir -p \(world.folder.path)/nowhere\n"))
  }

  @Test func `a file that is there is replaced only by force`() async throws {
    let world = try await World.forNewcomer()
    try world.write("mine\n", to: ".cronscalerc")
    let secret = ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey]
    let refused = try await world.initialize(world.initOptions, environment: secret)
    #expect(refused.status == 64 && world.rcFile == "mine\n" && world.commands == [])
    #expect(
      refused.errors == """
        Error: \(world.folder.path)/.cronscalerc is there already
        Hint: --force replaces it; --output names another file

        """)
    let forced = try await world.initialize(world.initOptions + ["--force"], environment: secret)
    #expect(forced.status == 0 && world.rcFile?.contains("secret_key = \(world.newcomer.secretKey)") == true)
    #expect(!forced.errors.contains(world.newcomer.secretKey) && !forced.output.contains(world.newcomer.secretKey))
  }

  @Test func `a folder is no file, and not to be replaced`() async throws {
    let world = try await World.forNewcomer()
    let refused = try await world.initialize(
      world.initOptions + ["-o", "."], environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    #expect(refused.status == 64 && world.commands == [])
    #expect(!refused.errors.contains("--force"))
    #expect(refused.errors.hasSuffix(" is a folder\nHint: name a file in it\n"))
  }

  @Test func `a symbolic link stays one, and what it stands for is replaced`() async throws {
    let world = try await World.forNewcomer()
    let link = world.folder.appending(path: ".cronscalerc")
    try FileManager.default.createDirectory(
      at: world.folder.appending(path: "dotfiles"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "dotfiles/web.rc")
    let run = try await world.initialize(
      world.initOptions, environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    #expect(run.status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "dotfiles/web.rc")
    #expect(world.rcFile?.contains("load_balancer = 64330") == true)
  }

  @Test func `a monitored host that is no VM's name or address needs the VM named, with all else that the lists lack`()
    async throws
  {
    let world = try await World.forNewcomer()
    var options = world.initOptions
    let place = try #require(options.firstIndex(of: "--vm"))
    options.removeSubrange(place...place + 1)
    options += ["--template", "web-next", "--offering", "none"]
    let run = try await world.initialize(
      options, environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    #expect(run.status == 64 && world.rcFile == nil)
    let told = run.errors.split(separator: "\n").filter { $0.hasPrefix("Error: ") }
    #expect(
      told == [
        "Error: --template: no template \"web-next\" among those that fit",
        "Error: --offering: no service offering \"none\" among those that fit",
        "Error: no terminal to ask at, and not given: --vm",
      ])
  }

  @Test func `a rule without members is said to have none`() async throws {
    let world = try await World.forNewcomer()
    let run = try await world.initialize(
      world.initOptions + ["--rule", "app-lb", "--template", "web-f2v"],
      environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    #expect(run.errors.contains("No member of app-lb is listed: the monitored VM has to be one.\n"))
  }

  @Test func `a host that is not known is not believed without a word from the script`() async throws {
    let world = try await World.forNewcomer()
    let options = world.initOptions.filter { $0 != "--accept-host-keys" }
    let run = try await world.initialize(
      options, environment: ["CRONSCALE_SECRET_KEY": world.newcomer.secretKey])
    #expect(run.status == 77 && world.rcFile == nil && world.files == [".ssh", ".ssh/id_ed25519"])
    #expect(run.errors.contains("the host key is not known: ED25519 SHA256:"))
  }
}

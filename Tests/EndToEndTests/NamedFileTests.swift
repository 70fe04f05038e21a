import CloudSimulator
import Foundation
import Testing

/// Section 3 of the contract: files and commands that an rc file names.
@Suite struct NamedFileTests {
  private struct Outcome: Equatable {
    var status: Int32
    var errors: [String] = []
  }

  /// A run with changed settings, after some lines of shell.
  private func outcome(
    _ world: World, _ changes: [String: [String: String?]], after preparation: String = ":"
  ) async throws -> Outcome {
    let run = try await world.shell("\(preparation) && exec \(usualRun)", changing: changes)
    return Outcome(status: run.status, errors: run.errorLines)
  }

  @Test func `files that are not there are all named at once, before anybody is asked`() async throws {
    let world = try await World()
    let found = try await outcome(
      world,
      [
        "account": ["ca_file": "no-ca.pem"], "monitoring": ["private_key_path": "/no/key"],
        "launch_config": ["userdata_file": "state"],
      ], after: "mkdir state")
    #expect(
      found
        == Outcome(
          status: 78,
          errors: [
            "error            : web.rc: [account] ca_file: there is no file no-ca.pem that this user can read",
            "hint             : correct the path, or let this user read it: ls -l no-ca.pem",
            "error            : web.rc: [monitoring] private_key_path: there is no file /no/key that this user can read",
            "hint             : correct the path, or let this user read it: ls -l /no/key",
            "error            : web.rc: [launch_config] userdata_file: there is no file state that this user can read",
            "hint             : correct the path, or let this user read it: ls -l state",
          ]))
    #expect(world.commands == [])
  }

  @Test func `a ca_file that holds no certificate is told, and nothing is sent`() async throws {
    let world = try await World()
    let endpoint = world.cloud.endpoint.replacing("http:", with: "https:")
    let run = try await world.shell(
      "echo nonsense > ca.pem && exec \(usualRun)", changing: ["account": ["ca_file": "ca.pem", "host": endpoint]])
    #expect(run.status == 78)
    #expect(run.errorLines.last == "hint             : ca_file in [account] must be a file of certificates in PEM form")
    #expect(world.commands == [])
  }

  @Test func `user data that is larger than any cloud takes is an error before anything is deployed`() async throws {
    let world = try await World(load: "9")
    let found = try await outcome(
      world, ["launch_config": ["userdata_file": "large"]], after: "head -c 786432 /dev/zero > large")
    #expect(
      found
        == Outcome(
          status: 78,
          errors: [
            "error            : [launch_config] userdata_file large: 786432 bytes are more than any cloud takes",
            "hint             : keep it below 786432 bytes; let it fetch the rest from somewhere",
          ]))
    #expect(world.commands == [])
  }

  @Test func `user data goes along with a deploy, whatever is in the file`() async throws {
    let world = try await World(load: "9")
    let run = try await world.shell(
      "head -c 1500 /dev/urandom > data && exec \(usualRun) -v",
      changing: ["launch_config": ["userdata_file": "data"]])
    let data = try Data(contentsOf: world.folder.appending(path: "data"))
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(world.cloud.requestLog.compactMap { $0.parameters["userdata"] } == [data.base64EncodedString()])
    #expect(!run.output.contains(data.base64EncodedString().prefix(40)))
  }

  @Test func `the secret key may stand in a file or come from a command`() async throws {
    let world = try await World()
    let secret = world.secretKey
    try world.write("\(secret)\nmore\n", to: "secret")
    let file: [String: String?] = ["secret_key": nil, "secret_key_file": "secret"]
    let command: [String: String?] = ["secret_key": nil, "secret_key_command": "cat secret"]
    #expect(try await outcome(world, ["account": file]) == Outcome(status: 0))
    #expect(try await outcome(world, ["account": file], after: "printf '%s\\r\\n' \(secret) > secret").status == 0)
    #expect(try await outcome(world, ["account": command]) == Outcome(status: 0))
  }

  private static let missing = [
    "error            : web.rc: [account] secret_key_file: there is no file secret that this user can read",
    "hint             : correct the path, or let this user read it: ls -l secret",
  ]

  @Test(arguments: [
    (
      "touch secret && chmod 600 secret", Int32(78),
      [
        "error            : [account] secret_key_file secret: its first line is empty",
        "hint             : write the secret into its first line",
      ]
    ),
    (":", 78, missing),
    (
      "echo x > secret && chmod 644 secret", 77,
      [
        "error            : [account] secret_key_file secret: it holds secrets, and others can read or write it (mode 644)",
        "hint             : chmod 600 secret",
      ]
    ),
    ("mkdir -m 700 secret", 78, missing),
  ])
  func `a secret's file must be there, hold one, and be its reader's alone`(
    preparation: String, status: Int32, errors: [String]
  ) async throws {
    let world = try await World()
    let changes: [String: [String: String?]] = ["account": ["secret_key": nil, "secret_key_file": "secret"]]
    let found = try await outcome(world, changes, after: preparation)
    #expect(found == Outcome(status: status, errors: errors))
    #expect(world.commands == [])
  }

  @Test(arguments: [
    ("echo no such entry >&2; echo half-a-secret; exit 3", "the command ended with status 3: no such entry"),
    ("true", "the command's first line of output is empty"),
    ("echo; echo half-a-secret", "the command's first line of output is empty"),
    ("kill -9 $$", "the command was killed by signal 9"),
  ])
  func `a secret's command that fails is told without what it printed`(command: String, why: String) async throws {
    let world = try await World()
    let changes: [String: [String: String?]] = ["account": ["secret_key": nil, "secret_key_command": command]]
    #expect(
      try await outcome(world, changes)
        == Outcome(
          status: 78,
          errors: [
            "error            : [account] secret_key_command: \(why)",
            "hint             : try it by hand, with few variables as under cron: "
              + "env -i HOME=\"$HOME\" PATH=/usr/bin:/bin sh -c 'COMMAND'",
          ]))
    #expect(world.commands == [])
  }

  @Test func `a signal while a secret is fetched ends the run as unfinished`() async throws {
    let world = try await World()
    let running = world.folder.appending(path: "running").path
    let command = "touch \(running); exec sleep 60"
    let program = try world.start(changing: ["account": ["secret_key": nil, "secret_key_command": command]])
    try await until { FileManager.default.fileExists(atPath: running) }
    program.kill(SIGTERM)
    let run = try await program.finished()
    #expect(run.told == .failure("interrupted by a signal; the next run goes on", status: 75))
    #expect(world.commands == [])
  }
}

extension World {
  fileprivate var secretKey: String { cloud.withCloud { cloud, _ in cloud.world.users[0].secretKey } }
}

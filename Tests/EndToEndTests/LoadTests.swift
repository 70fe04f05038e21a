import Foundation
import TestSupport
import Testing

/// Section 3 of the contract, `metric`, `per_cpu` and `command`: what counts as the load, and what is none.
@Suite struct LoadTests {
  private func hint(
    _ host: SSHServer, key: String, run command: String = "cat /proc/loadavg, or uptime"
  ) -> String {
    "log in (ssh -i \(key) -p \(host.port) \(host.user)@\(host.address)) and run: \(command)"
  }

  @Test(arguments: [("load1", "1.5"), ("load5", "2.25"), ("load15", "2.75")])
  func `the metric says which load average counts`(metric: String, load: String) async throws {
    let world = try await World()
    try world.host.setLoad("1.50 2.25 2.75 1/80 4711")
    let run = try await world.run(changing: ["monitoring": ["metric": metric]])
    #expect(run.status == 0 && run.errors == [])
    #expect(run.load == load)
  }

  @Test(arguments: [
    " 10:31:01 up 71 days,  2:03,  1 user,  load average: 2.50, 0.02, 0.00",
    "10:31  up 3 days, 1:02, 2 users, load averages: 2.50 1.60 1.72",
    "Welcome!\nload average: 9, 9, 9\n 10:31:01 up 1 day, load average: 2,50, 0,02, 0,00",
  ])
  func `the load of hosts without proc is read from uptime`(answer: String) async throws {
    let world = try await World()
    try world.host.setLoad(answer)
    let run = try await world.run()
    #expect(run.status == 0 && run.errors == [])
    #expect(run.load == "2.5")
  }

  @Test func `a command's first word is the load, divided by the processors where that is asked for`() async throws {
    let (world, host) = (try await World(), try SSHServer())
    let count = Double(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let once = try await world.run(changing: host.changes(["command": "echo \"8 jobs\"; echo waiting >&2"]))
    #expect(once.status == 0 || once.status == 69)
    #expect(once.load == "8")
    let shared = try await world.run(
      "-n", changing: host.changes(["command": "echo 3", "per_cpu": "yes"]))
    #expect(shared.load.flatMap(Double.init) == (3 / count * 1000).rounded() / 1000)
  }

  @Test(arguments: ["echo 9; false", "echo 9; exit 3", "echo '9'; sh -c 'exit 3' # it's"])
  func `a command that fails gives no load, also where it is to be divided`(command: String) async throws {
    let (world, host) = (try await World(), try SSHServer())
    let run = try await world.run("-n", changing: host.changes(["command": command, "per_cpu": "yes"]))
    #expect(run.status == 65)
    #expect(run.load == "unknown")
  }

  @Test func `the host's own load is divided by its processors`() async throws {
    let (world, host) = (try await World(), try SSHServer())
    let run = try await world.run("-n", changing: host.changes(["per_cpu": "yes"]))
    #expect(run.errors == [])
    #expect(run.load.flatMap(Double.init) != nil)
  }

  @Test(arguments: [
    ("welcome", "it printed \"welcome\""), ("", "it printed nothing"),
    ("-1 -1 -1 1/80 4711", "it printed \"-1 -1 -1 1/80 4711\""),
    ("nan inf 1e3 1/80 4711", "it printed \"nan inf 1e3 1/80 4711\""), ("0.5", "it printed \"0.5\""),
  ])
  func `an answer that is no load is shown, and never a zero`(answer: String, shown: String) async throws {
    let world = try await World()
    try world.host.setLoad(answer)
    let run = try await world.run()
    #expect(
      run.told
        == .noLoad("127.0.0.1: no load in the answer: \(shown)", hint: hint(world.host, key: world.key), status: 65))
  }

  @Test(arguments: [
    ("echo 9; exit 3", "it printed \"9\", exit status 3"), ("echo busy", "it printed \"busy\""),
    ("nonsense-program", nil), ("kill -9 $$", "it printed nothing, and was killed by SIGKILL"),
    (
      "head -c 1000000 /dev/zero | tr '\\0' 9",
      "it printed \"\(String(repeating: "9", count: 100))\", and more than 65536 bytes in all"
    ),
  ])
  func `a command that fails, or prints no number, or too much, gives no load`(
    command: String, shown: String?
  ) async throws {
    let (world, host) = (try await World(), try SSHServer())
    let changes = try host.changes(["command": command])
    let run = try await world.run(changing: changes)
    let message = "127.0.0.1: no load in the answer: "
    let key = try #require(changes["monitoring"]?["private_key_path"] ?? nil)
    let hint = hint(host, key: key, run: command)
    if let shown {
      #expect(run.told == .noLoad(message + shown, hint: hint, status: 65))
    } else {
      #expect(run.status == 65)
      #expect(run.errors.first?.hasSuffix("not found\", exit status 127") == true)
      #expect(run.errors.last == "hint             : \(hint)")
    }
  }

  @Test(arguments: ["sleep 20", "while sleep 0.1; do echo 1; done"])
  func `a command that does not end is left at the time-out, whatever it prints`(command: String) async throws {
    let (world, host) = (try await World(), try SSHServer())
    let run = try await world.run(changing: host.changes(["command": command, "timeout": "1"]))
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(host.port): time was up after 1 s, waiting for the command to end",
          hint: "look at the host and the network between; timeout in [monitoring] may be raised", status: 69))
  }

  @Test(
    arguments: ["classic", "json"],
    [
      "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}owned", "\r2026-01-01 00:00:00 owned",
      "x\u{2028}2026-01-01 00:00:00 owned", "x\u{85}2026-01-01 00:00:00 owned",
    ])
  func `nothing that a host prints moves a terminal's cursor or forges a line`(
    format: String, answer: String
  ) async throws {
    let world = try await World()
    try world.host.setLoad(answer)
    let run = try await world.shell("exec \(usualRun) -v --log-format \(format)")
    let forbidden = (run.output + run.errors).unicodeScalars.filter {
      $0 != "\n" && [.control, .lineSeparator].contains($0.properties.generalCategory)
        || "\u{202e}\u{2066}".unicodeScalars.contains($0)
    }
    #expect(run.status == 65)
    #expect(Array(forbidden) == [])
    #expect(run.errors.contains("owned"))
    #expect(!(run.output + run.errors).split(whereSeparator: \.isNewline).contains { $0.hasPrefix("2026-01-01") })
  }
}

import Foundation
import Testing

/// Section 2 of the contract: the command line, and the surroundings that a run may find.
@Suite struct CommandLineTests {
  @Test(arguments: ["--help", "-h", "run --help", "help run"])
  func `help is for reading, and says what an rc file is called`(arguments: String) async throws {
    let world = try await World()
    let run = try await world.shell("exec \"$cronscale\" \(arguments)")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("USAGE: cronscale"))
    for option in ["--config", "--dry-run", "--log-format", "--quiet", "--verbose", "--state-dir"] {
      #expect(arguments.contains("run") == run.output.contains(option))
    }
    #expect(world.commands == [])
  }

  @Test func `the version names the libraries that it runs on`() async throws {
    let world = try await World()
    let run = try await world.shell("exec \"$cronscale\" --version")
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /cronscale \d+\.\d+\.\d+ \(libcurl \d[\d.]+, libssh2 \d[\d.]+\S*\)\n/) != nil)
  }

  @Test(arguments: [
    ("--no-such-option", "Error: Unknown option '--no-such-option'\n"),
    ("--log-format xml", "Error: The value 'xml' is invalid for '--log-format <format>'."),
    ("-q -v", "Error: --quiet and --verbose contradict each other: give one of them\n"),
    ("check-everything", "Error: Unexpected argument 'check-everything'\n"),
    ("-c", "Error: Missing value for '-c <file>'\n"),
  ])
  func `a wrong command line is refused with the usage, and nothing is asked`(
    arguments: String, message: String
  ) async throws {
    let world = try await World()
    let run = try await world.shell("exec \(usualRun) \(arguments)")
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(message))
    #expect(run.errors.contains("Usage: cronscale"))
    #expect(world.commands == [])
  }

  @Test(arguments: ["LANG=ja_JP.UTF-8 LC_ALL=ja_JP.UTF-8", "LANG=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8", "LC_ALL=C"])
  func `a locale changes no line`(variables: String) async throws {
    let world = try await World(load: "2.5")
    let usual = try await world.run()
    let run = try await world.shell("export \(variables); exec \(usualRun)")
    #expect(run.told == usual.told)
    let time = #/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /#
    #expect(run.output.split(separator: "\n").allSatisfy { $0.prefixMatch(of: time) != nil })
  }

  @Test func `an empty environment is enough`() async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("exec env -i \(usualRun)")
    #expect(run.status == 0 && run.errors == "")
    #expect(world.members.count == 3)
  }

  @Test func `times are those of this machine's zone`() async throws {
    let world = try await World()
    let now = Date()
    let run = try await world.shell("exec \(usualRun)", environment: ["TZ": "Asia/Tokyo"])
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "Asia/Tokyo")
    formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
    let told = try #require(formatter.date(from: String(run.output.prefix(19))))
    #expect((-1...60).contains(told.timeIntervalSince(now)))
  }
}

import CloudStack
import Foundation
import Scaling
import Testing

@testable import cronscale

/// Issue 4: a call is held against listApis before it is made.
@Suite struct CommandCheckTests {
  static func commands() throws -> [CommandDescription] {
    let text = #"""
      [{"name":"listZones","description":"Lists zones. All.","isasync":false,
        "params":[{"name":"id","type":"uuid","required":false,"description":"its id"}]},
       {"name":"deployVirtualMachine","description":"Makes a VM","isasync":true,
        "params":[{"name":"details","type":"map","required":false,"description":"as details[0].cpuNumber"},
          {"name":"zoneid","type":"uuid","required":true,"description":"where"},
          {"name":"templateid","type":"uuid","required":true,"description":"what"}]}]
      """#
    return try #require(JSON(reading: Array(text.utf8))).items.compactMap(CommandDescription.init)
  }

  static let fitting: [(String, [String])] = [
    ("listZones", []), ("listZones", ["id"]), ("listZones", ["ID"]),
    ("deployVirtualMachine", ["zoneid", "templateId", "details[0].cpuNumber", "details[0].memory"]),
  ]

  @Test(arguments: fitting)
  func `a call fits what the cloud says, whatever the case of its names`(_ command: String, _ names: [String]) throws {
    let commands = try Self.commands()
    #expect(try CommandCheck(command: command, parameters: names).description(in: commands).name == command)
  }

  static let unfit: [(String, [String], String, String)] = [
    (
      "listZone", [], "listZone is no command that this cloud knows",
      "did you mean listZones? cronscale api --list shows all commands"
    ),
    (
      "listzones", [], "listzones is no command that this cloud knows",
      "did you mean listZones? cronscale api --list shows all commands"
    ),
    (
      "makeCoffee", [], "makeCoffee is no command that this cloud knows",
      "cronscale api --list shows all commands"
    ),
    (
      "deployVirtualMachine", ["zoneid", "tempalteid"],
      "tempalteid is no parameter of deployVirtualMachine that this cloud knows",
      "did you mean templateid? cronscale api deployVirtualMachine --help shows what it takes"
    ),
    (
      "deployVirtualMachine", [], "deployVirtualMachine needs zoneid=… templateid=…",
      "cronscale api deployVirtualMachine --help shows what it takes"
    ),
  ]

  @Test(arguments: unfit)
  func `a call that cannot succeed is refused before it is made`(
    _ command: String, _ names: [String], _ message: String, _ hint: String
  ) throws {
    let commands = try Self.commands()
    #expect(throws: Failure(.usage, message, hint: hint)) {
      try CommandCheck(command: command, parameters: names).description(in: commands)
    }
  }

  @Test func `commands are listed by name with their first sentence`() throws {
    let commands = try Self.commands()
    #expect(
      CommandText.list(commands, about: nil) == "deployVirtualMachine  Makes a VM\nlistZones             Lists zones\n")
    #expect(CommandText.list(commands, about: "ZONE") == "listZones  Lists zones\n")
    #expect(CommandText.list(commands, about: "coffee") == nil)
  }

  @Test func `help names the required parameters first`() throws {
    #expect(
      CommandText.help(try Self.commands()[1]) == """
        deployVirtualMachine: Makes a VM
        Asynchronous: answers with a jobid; --wait waits for the job's result.

        Required:
          zoneid=      uuid  where
          templateid=  uuid  what

        Optional:
          details=  map  as details[0].cpuNumber

        """)
  }

  private static func inFolder(_ body: (CommandCache, _ path: String) throws -> Void) throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "cronscale-cache-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: home) }
    let user = User(environment: ["XDG_CACHE_HOME": home], home: nil, isRoot: false, id: 1)
    let cache = try #require(CommandCache(fingerprint: "abc", user))
    try body(cache, cache.path)
  }

  @Test(arguments: [(0.0, true), (86_399, true), (86_400, false), (-1, false)])
  func `what the cloud said is remembered for a day`(_ age: Double, _ isRemembered: Bool) throws {
    try Self.inFolder { cache, path in
      let known = CommandKnowledge.commands(try Self.commands())
      cache.keep(known, at: Instant(1_000_000))
      #expect(cache.knowledge(at: Instant(1_000_000 + age)) == (isRemembered ? known : nil))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test func `that a cloud says nothing is remembered too`() throws {
    try Self.inFolder { cache, _ in
      cache.keep(.unavailable, at: Instant(0))
      #expect(cache.knowledge(at: Instant(1)) == .unavailable)
    }
  }

  @Test(arguments: [(CommandCache.Duration.minutes, 299.0, true), (.minutes, 300, false), (.day, 300, true)])
  func `a silence that may pass is remembered for minutes`(
    _ duration: CommandCache.Duration, _ age: Double, _ isRemembered: Bool
  ) throws {
    try Self.inFolder { cache, _ in
      cache.keep(.unavailable, at: Instant(0), for: duration)
      #expect(cache.knowledge(at: Instant(age)) == (isRemembered ? .unavailable : nil))
    }
  }

  @Test func `what another process writes at the same time is not in the way`() throws {
    try Self.inFolder { cache, path in
      try FileManager.default.createDirectory(atPath: "\(path).new", withIntermediateDirectories: true)
      cache.keep(.unavailable, at: Instant(0))
      #expect(cache.knowledge(at: Instant(1)) == .unavailable)
      let folder = URL(filePath: path).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    }
  }

  @Test(arguments: [("/var/c", "/var/c/"), ("c", "/home/a/.cache/"), ("", "/home/a/.cache/")])
  func `a relative XDG_CACHE_HOME is ignored`(_ named: String, _ start: String) {
    let user = User(environment: ["XDG_CACHE_HOME": named], home: "/home/a", isRoot: false, id: 1)
    #expect(CommandCache(fingerprint: "f", user)?.path == "\(start)cronscale/commands-f.json")
  }

  @Test(arguments: ["", "{", "[]", #"{"version":1,"fetched":0,"lasts":300}"#, #"{"version":2}"#, "\u{0}"])
  func `a damaged cache is none`(_ text: String) throws {
    try Self.inFolder { cache, path in
      cache.keep(.unavailable, at: Instant(0))
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      #expect(cache.knowledge(at: Instant(1)) == nil)
    }
  }
}

import Foundation
import TestSupport
import Testing

/// `status` and `check` of several groups.
@Suite struct GroupReportTests {
  private func documents(_ run: ShellRun, _ key: String) throws -> [[String: Any]] {
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return document?[key] as? [[String: Any]] ?? []
  }

  @Test func `status shows one group after the other, and tells of those that it cannot`() async throws {
    let world = try await World()
    for name in ["b", "a"] { try world.addGroup(name) }
    try world.writeGroup("nonsense", to: "broken.rc")
    let run = try await world.shell("exec \"$cronscale\" status -c groups --state-dir state")
    #expect(run.status == 78)
    let groups = run.output.split(separator: "\n", omittingEmptySubsequences: false).filter {
      $0.hasPrefix("group  ") || $0.hasPrefix("rc file  ")
    }
    #expect(
      groups == [
        "group            : a", "rc file          : groups/a.rc", "group            : b",
        "rc file          : groups/b.rc",
      ])
    #expect(run.output.contains("\n\ngroup            : b\n"))
    #expect(!run.errorLines.isEmpty && run.errorLines.lines(of: "broken.rc").count == run.errorLines.count)
    let json = try await world.shell("exec \"$cronscale\" status -c groups --state-dir state --json")
    #expect(json.status == 78)
    let documents = try documents(json, "groups")
    #expect(documents.map { $0["group"] as? String } == ["a", "b", nil])
    #expect(documents.map { $0["rc_file"] as? String } == ["groups/a.rc", "groups/b.rc", "groups/broken.rc"])
    let errors = documents[2]["errors"] as? [[String: Any]]
    #expect(errors?.isEmpty == false && errors?.allSatisfy { $0["status"] as? Int == 78 } == true)
    let alone = try await world.shell("exec \"$cronscale\" status -c groups/broken.rc --state-dir state --json")
    #expect(alone.status == 78)
    #expect(try self.documents(alone, "groups").count == 1)
  }

  @Test func `status shows each group as soon as those before it have answered`() async throws {
    let world = try await World()
    let peer = try BadPeer(.saysNothing)
    try world.addGroup("a")
    try world.addGroup("b", changing: ["monitoring": ["port": "\(peer.port)", "timeout": "300"]])
    let program = try Program(
      ["status", "-c", "groups", "--state-dir", "state"], in: world.folder, environment: ["PATH": "/usr/bin:/bin"])
    try await until { !program.lines.isEmpty }
    program.kill(SIGTERM)
    let run = try await program.finished()
    #expect(run.status == 75)
    #expect(run.raw.hasPrefix("group            : a\n") && !run.raw.contains(": b\n"))
  }

  @Test func `check has each group's name above its lines`() async throws {
    let world = try await World()
    for name in ["a", "b"] { try world.addGroup(name) }
    let run = try await world.shell("exec \"$cronscale\" check -c groups --state-dir state")
    #expect(run.status == 0 && run.errors == "")
    let titles = run.output.split(separator: "\n").filter { $0.hasPrefix("[") }
    #expect(titles == ["[a] groups/a.rc", "[b] groups/b.rc"])
    #expect(run.output.split(separator: "\n").filter { $0.hasPrefix("ok    rc file") }.count == 2)
    let json = try await world.shell("exec \"$cronscale\" check -c groups --state-dir state --json")
    let groups = try documents(json, "groups")
    #expect(groups.map { $0["group"] as? String } == ["a", "b"])
    #expect(groups.map { $0["rc_file"] as? String } == ["groups/a.rc", "groups/b.rc"])
    #expect(groups.map { ($0["checks"] as? [Any])?.isEmpty } == [false, false])
  }

  @Test func `check tells of two files for one group, and of a broken one by its path`() async throws {
    let world = try await World()
    let rule = try world.addGroup("a")
    try world.addGroup("b", changing: ["scaling": ["load_balancer": rule]])
    try world.writeGroup("nonsense", to: "c.rc")
    let run = try await world.shell("exec \"$cronscale\" check -c groups --state-dir state")
    #expect(run.status == 78)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.filter { $0.hasPrefix("FAIL  rc file         groups/a.rc and groups/b.rc both scale rule \(rule)") }.count
        == 2)
    #expect(lines.contains("groups/c.rc"))
  }

  @Test func `a clash hides nothing else that is wrong with the file`() async throws {
    let world = try await World()
    try world.addGroup("a")
    let run = try await world.shell(
      "chmod 644 groups/a.rc; exec \"$cronscale\" check -c groups -c groups/a.rc --state-dir state")
    #expect(run.output.contains("FAIL  rc file         rc file groups/a.rc: it holds secrets"))
    #expect(run.output.contains("FAIL  rc file         groups/a.rc and groups/a.rc are one rc file"))
    #expect(!run.output.contains("ok    rc file"))
  }

  @Test func `at a terminal check asks once for a host that several groups have`() async throws {
    let world = try await World()
    for name in ["a", "b"] { try world.addGroup(name, changing: ["monitoring": ["known_hosts": "../known"]]) }
    let typist = try Typist(
      ["check", "-c", "groups", "--state-dir", "state"], in: world.folder, environment: world.loginEnvironment)
    try await typist.answer("Are they the same, and shall it be trusted? [y/N] ", "y")
    let (status, output) = try await typist.finished()
    #expect(status == 0)
    #expect(output.split(separator: "\n").filter { $0.hasPrefix("[") } == ["[a] groups/a.rc", "[b] groups/b.rc"])
    // Only the host is asked twice.
    #expect(world.commands.count { $0 == "listLoadBalancerRuleInstances" } == 2)
    let known = try String(contentsOf: world.folder.appending(path: "known"), encoding: .utf8)
    #expect(known.split(separator: "\n").count == 1)
  }
}

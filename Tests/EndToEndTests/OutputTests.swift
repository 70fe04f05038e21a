import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Section 5 of the contract: a log that cannot be written stops nothing.
@Suite struct OutputTests {
  @Test(arguments: [">/dev/full", ">&-"])
  func `what was to be done is done though standard output cannot be written`(redirection: String) async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("exec \(usualRun) \(redirection)")
    #expect(run == ShellRun(status: 74, output: "", errors: ""))
    #expect(world.members.count == 3)
    #expect(world.machines == world.members)
    #expect(world.changes == ["deployVirtualMachine", "assignToLoadBalancerRule"])
  }

  @Test func `a closed pipe stops nothing, and what went wrong is still told`() async throws {
    let (world, port) = (try await World(load: "9"), try RefusingPort())
    world.cloud.withCloud { cloud, now in cloud.unregister("web-2", at: now) }
    let run = try await world.shell("{ \(usualRun); echo $? > status; } | exec 0<&-", changing: port.asHost)
    let status = try String(contentsOf: world.folder.appending(path: "status"), encoding: .utf8)
    #expect(status == "74\n")
    #expect(run.output == "")
    #expect(run.errorLines.count == 2)
    #expect(world.members.count == 2)
  }

  @Test(arguments: ["2>/dev/full", "2>&-", "<&-", "<&- 2>&-"])
  func `standard error and standard input may be closed or full`(redirection: String) async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("exec \(usualRun) \(redirection)")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.lines.contains("now vm count     : 3"))
    #expect(world.members.count == 3)
  }

  @Test func `with all three closed no line ends up in a file or on a connection`() async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("exec \(usualRun) -v <&- >&- 2>&-")
    #expect(run == ShellRun(status: 74, output: "", errors: ""))
    #expect(world.members.count == 3)
    #expect(world.commands.allSatisfy { !$0.isEmpty })
    let lock = try String(contentsOf: world.folder.appending(path: "state/web.lock"), encoding: .utf8)
    #expect(lock.hasPrefix("process ") && lock.split(separator: "\n").count == 1)
    #expect(world.files == ["state", "state/web.json", "state/web.lock", "web.rc"])
  }

  @Test(arguments: [(">&3", Int32(74)), ("2>&3", 78)])
  func `a reader that sleeps stops no group for long`(redirection: String, status: Int32) async throws {
    let world = try await World(load: "9")
    try world.addGroup("a")
    try world.writeGroup("nonsense\n", to: "broken.rc")
    let groups = status == 78 ? "groups" : "groups/a.rc"
    let run = try await world.shell(
      """
      mkfifo pipe; exec 3<>pipe; head -c 65536 /dev/zero >&3
      "$cronscale" -c \(groups) --state-dir state \(redirection)
      """)
    #expect(run.status == status)
    #expect(world.members(of: "a").count == 3)
    #expect(world.rememberedGroups == ["a"])
  }

  @Test func `a quiet idle run has nothing to write, so a full disk does not concern it`() async throws {
    let world = try await World()
    let run = try await world.shell("exec \(usualRun) -q >/dev/full")
    #expect(run == ShellRun(status: 0, output: "", errors: ""))
  }
}

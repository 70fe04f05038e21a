import Foundation
import Testing

/// Section 2 of the contract: which rc file a run reads, and who else may.
@Suite struct RCFileChoiceTests {
  private struct Outcome: Equatable {
    var status: Int32
    var errors: [String] = []
  }

  private func outcome(_ run: ShellRun) -> Outcome { Outcome(status: run.status, errors: run.errorLines) }

  @Test func `without -c it is $CRONSCALE_RC, then ~/.cronscalerc, then ~/.idcfrc`() async throws {
    let world = try await World()
    func decision(_ environment: [String: String] = [:]) async throws -> String? {
      let run = try await world.shell("exec \"$cronscale\" --state-dir state", environment: environment)
      #expect(run.status == 0 && run.errors == "")
      return run.lines.first
    }
    /// Files that differ in their max_size tell by it which was read.
    func write(_ name: String, maxSize: String) throws {
      try world.write(world.rc(["scaling": ["max_size": maxSize]]), to: name)
    }
    try write(".idcfrc", maxSize: "7")
    #expect(try await decision()?.hasSuffix("max 7)") == true)
    try write(".cronscalerc", maxSize: "8")
    #expect(try await decision()?.hasSuffix("max 8)") == true)
    try write("other.rc", maxSize: "9")
    #expect(try await decision(["CRONSCALE_RC": "other.rc"])?.hasSuffix("max 9)") == true)
    #expect(try await decision(["CRONSCALE_RC": ""])?.hasSuffix("max 8)") == true)
  }

  @Test func `a run that finds no rc file says where it has looked`() async throws {
    let world = try await World()
    let run = try await world.shell("exec \"$cronscale\"")
    #expect(
      outcome(run)
        == Outcome(
          status: 78,
          errors: [
            "error            : no rc file: --config and CRONSCALE_RC are not given, "
              + "and there is no ~/.cronscalerc or ~/.idcfrc",
            "hint             : cronscale init asks for what it needs and writes one; or fill in a copy: "
              + "install -m 600 sample.rc ~/.cronscalerc",
          ]))
  }

  @Test func `an rc file that is named and not there is not replaced by another`() async throws {
    let world = try await World()
    try world.write(world.rc(), to: ".cronscalerc")
    for line in ["exec \"$cronscale\" -c no.rc", "CRONSCALE_RC=no.rc exec \"$cronscale\""] {
      let run = try await world.shell(line)
      #expect(
        outcome(run)
          == Outcome(
            status: 78,
            errors: [
              "error            : rc file no.rc: no such file", "hint             : is the path right? ls -l no.rc",
            ]))
    }
    #expect(world.commands == [])
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o620, 0o602])
  func `an rc file that others can read or write is refused`(mode: Int) async throws {
    let world = try await World()
    let text = String(mode, radix: 8)
    let run = try await world.shell("chmod \(text) web.rc && exec \(usualRun)")
    #expect(
      outcome(run)
        == Outcome(
          status: 77,
          errors: [
            "error            : rc file web.rc: it holds secrets, and others can read or write it (mode \(text))",
            "hint             : chmod 600 web.rc",
          ]))
    #expect(world.commands == [])
    #expect(world.files == ["web.rc"])
  }

  @Test func `an rc file that this user cannot read is told as such`() async throws {
    let world = try await World()
    let run = try await world.shell(
      "\(Unprivileged.handOver) && chmod 000 web.rc && exec \(Unprivileged.command) \(usualRun)")
    #expect(
      outcome(run)
        == Outcome(
          status: 78,
          errors: [
            "error            : rc file web.rc: permission denied",
            "hint             : is it another user's? put sudo -u OWNER before the command",
          ]))
  }

  @Test(.enabled(if: getuid() == 0, "only root can give another user a file of its own"))
  func `root may give a service's user an rc file through its group`() async throws {
    let world = try await World()
    let run = """
      chown 65534 key known_hosts && chgrp 65534 web.rc && chmod $mode web.rc && mkdir state && chown 65534 state && \
      exec \(Unprivileged.command) \(usualRun)
      """
    let given = try await world.shell(run, changing: try world.copyKeys(), environment: ["mode": "640"])
    #expect(outcome(given) == Outcome(status: 0))
    #expect(given.lines.first == "decision         : nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
    let open = try await world.shell("chmod 644 web.rc && exec \(Unprivileged.command) \(usualRun)")
    #expect(open.status == 77)
  }

  @Test(.enabled(if: getuid() == 0, "only root can give another user a file"))
  func `root does not do what another user's rc file says`() async throws {
    let world = try await World()
    let run = try await world.shell("chown nobody web.rc && exec \(usualRun)")
    #expect(
      outcome(run)
        == Outcome(
          status: 77,
          errors: [
            "error            : rc file web.rc: it is nobody's, and what it says would be done with root's rights",
            "hint             : put sudo -u nobody before the command; or name a copy that is root's",
          ]))
    #expect(world.commands == [])
    let checked = try await world.shell(
      "chown nobody web.rc && exec \"$cronscale\" check -c web.rc",
      changing: ["account": ["secret_key": nil, "secret_key_command": "touch ran"]])
    #expect(checked.status == 77)
    #expect(!world.files.contains("ran"))
    #expect(world.commands == [])
    let unknown = try await world.shell("chown 54321 web.rc && exec \(usualRun)")
    #expect(unknown.status == 77)
    #expect(unknown.errors.contains("it is #54321's"))
  }

  @Test func `without HOME the home folder is what the system's user list says`() async throws {
    let world = try await World()
    let name = "no-key-\(UUID().uuidString)"
    let run = try await world.shell(
      "unset HOME; exec \(usualRun)", changing: ["monitoring": ["private_key_path": "~/\(name)"]])
    let home = try #require(FileManager.default.homeDirectory(forUser: NSUserName())).path
    #expect(
      outcome(run)
        == Outcome(
          status: 78,
          errors: [
            "error            : web.rc: [monitoring] private_key_path: "
              + "there is no file \(home)/\(name) that this user can read",
            "hint             : correct the path, or let this user read it: ls -l \(home)/\(name)",
          ]))
  }
}

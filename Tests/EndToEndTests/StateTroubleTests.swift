import CloudSimulator
import Foundation
import Testing

/// Section 6 of the contract: what cannot be remembered is not done.
@Suite struct StateTroubleTests {
  private static let folderHint =
    "hint             : make it for this user: sudo install -d -m 700 -o \"$(id -un)\" state; or choose another by --state-dir"
  private static let hint =
    "hint             : it must be a plain file, no link, and its folder one that this user can write: ls -ld state state/web.lock"

  @Test(arguments: [
    (
      "mkdir -m 500 state",
      "error            : lock file state/web.lock: permission denied", StateTroubleTests.hint
    ),
    (
      "chmod 500 .", "error            : state folder state: permission denied",
      StateTroubleTests.folderHint
    ),
    (
      "touch state", "error            : state folder state: file exists",
      StateTroubleTests.folderHint
    ),
  ])
  func `without a state folder that can be written nothing is asked and nothing changed`(
    preparation: String, error: String, hint: String
  ) async throws {
    let world = try await World(load: "9")
    let run = try await world.shell(
      "\(preparation) && \(Unprivileged.handOver) && exec \(Unprivileged.command) \(usualRun)",
      changing: try world.copyKeys())
    #expect(run.told == Told(status: 70, lines: [], errors: [error, hint]))
    #expect(world.commands == [])
  }

  @Test func `a state file that cannot be written keeps a deploy from being sent`() async throws {
    let world = try await World(load: "9")
    let run = try await world.shell(
      """
      mkdir state && touch state/web.lock && chmod 500 state && \(Unprivileged.handOver) && \
      exec \(Unprivileged.command) \(usualRun)
      """, changing: try world.copyKeys())
    #expect(run.status == 70)
    #expect(
      run.errorLines == [
        "error            : state file state/web.json could not be written: permission denied",
        "hint             : make the folder writable for this user: ls -ld state; "
          + "until then nothing is changed in the cloud",
      ])
    #expect(world.commands == [])
  }

  /// A limit on file sizes stands for the full disk: 512 bytes are enough for the lock, not for the state.
  @Test func `a disk that is full keeps a deploy from being sent, and the next run with room goes on`() async throws {
    let world = try await World(load: "9")
    let full = try await world.shell("(trap '' XFSZ; ulimit -f 1; exec \(usualRun) -q 2>&1) | cat")
    let failure = full.lines.first { $0.hasPrefix("error") }
    #expect(failure == "error            : state file state/web.json could not be written: file too large")
    #expect(world.changes == [])
    let next = try await world.run()
    #expect(next.status == 0 && next.errors == [])
    #expect(world.members.count == 3)
    #expect(world.machines == world.members)
  }

  @Test func `a folder that fills up while a VM is deployed loses no VM, and none is deployed twice`() async throws {
    let world = try await World(load: "9")
    let state = world.folder.appending(path: "state").path
    world.cloud.intercept { request, process in
      let isDeploy = String(decoding: request.body, as: UTF8.self).contains("deployVirtualMachine")
      if isDeploy { try? FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: state) }
      return process(request)
    }
    let run = "\(Unprivileged.handOver) && exec \(Unprivileged.command) \(usualRun)"
    let full = try await world.shell(run, changing: try world.copyKeys())
    #expect(full.status == 70)
    #expect(full.errorLines.count == 2)
    #expect(full.lines.contains { $0.hasPrefix("deploy           : web-") })
    #expect(world.members == ["web-1", "web-2"])
    let next = try await world.shell("chmod 700 state && \(run)", changing: try world.copyKeys())
    #expect(next.status == 0 && next.errors == "")
    #expect(world.changes == ["deployVirtualMachine", "assignToLoadBalancerRule"])
    #expect(world.members.count == 3)
    #expect(world.machines == world.members)
  }

  @Test func `an idle run that has nothing new to remember needs no room`() async throws {
    let world = try await World()
    _ = try await world.run()
    let run = try await world.shell(
      "chmod 500 state && \(Unprivileged.handOver) && exec \(Unprivileged.command) \(usualRun)",
      changing: try world.copyKeys())
    #expect(run.status == 0 && run.errors == "")
  }
}

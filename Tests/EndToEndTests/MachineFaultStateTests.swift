import CloudSimulator
import Foundation
import Testing

/// What stands where the state or the lock should be.
@Suite struct MachineFaultStateTests {
  private static let lockHint =
    "hint             : it must be a plain file, no link, and its folder one that this user can write: "
    + "ls -ld state state/web.lock"
  private static let stateHint =
    "hint             : it must be a plain file, no link, that this user can read and write: "
    + "ls -l state/web.json"

  @Test(arguments: [
    ("rm state/web.lock; mkdir state/web.lock", "lock file state/web.lock: is a directory", lockHint),
    (
      "rm state/web.lock; ln -s ../other state/web.lock",
      "lock file state/web.lock: too many levels of symbolic links", lockHint
    ),
    ("chmod 000 state/web.lock", "lock file state/web.lock: permission denied", lockHint),
    ("chmod 000 state/web.json", "state file state/web.json: permission denied", stateHint),
    ("rm state/web.json; mkdir state/web.json", "state file state/web.json: is a directory", stateHint),
    (
      "mv state/web.json elsewhere; ln -s ../elsewhere state/web.json",
      "state file state/web.json: too many levels of symbolic links", stateHint
    ),
    (
      "rm state/web.json; ln -s /not-mounted/web.json state/web.json",
      "state file state/web.json: too many levels of symbolic links", stateHint
    ),
    ("rm state/web.lock; mkfifo state/web.lock", "lock file state/web.lock: invalid argument", lockHint),
    ("rm state/web.json; mkfifo state/web.json", "state file state/web.json: operation not supported", stateHint),
    (
      "rm -r state; ln -s /not-mounted state", "state folder state: file exists",
      "hint             : make it for this user: sudo install -d -m 700 -o \"$(id -un)\" state; or choose another by --state-dir"
    ),
  ])
  func `a state or a lock that cannot be one is told, and nothing is changed`(
    preparation: String, error: String, hint: String
  ) async throws {
    let world = try await World()
    let settings = try world.copyKeys()
    let prepared = try await world.run()
    #expect(prepared.status == 0)
    try world.setLoad("9")
    let run = try await world.shell(
      "touch other; \(preparation); \(Unprivileged.handOver); exec \(Unprivileged.command) \(usualRun)",
      changing: settings)
    #expect(run.status == 70)
    #expect(run.errorLines == ["error            : \(error)", hint])
    #expect(world.changes == [])
    #expect(try String(contentsOf: world.folder.appending(path: "other"), encoding: .utf8) == "")
  }

  @Test func `a folder that is a link is as good as any`() async throws {
    let world = try await World(load: "9")
    let run = try await world.shell("mkdir -m 700 elsewhere; ln -s elsewhere state; exec \(usualRun)")
    #expect(run.status == 0 && run.errors == "")
    #expect(world.members.count == 3)
    #expect(world.files.contains("elsewhere/web.json"))
  }

  @Test func `the state of a newer program is refused, with what it has under way, and both ways out are told`()
    async throws
  {
    let world = try await World(.paced, load: "3.42")
    _ = try await world.run(stoppedBy: SIGKILL, at: "assignToLoadBalancerRule", .beforeIsDone)
    let ours = world.state
    let changes = world.changes
    let newer = ours.replacing(/"version" : 1/, with: "\"version\" : 2")
      .replacing(/cronscale [0-9.]+/, with: "cronscale 9.1")
    #expect(newer != ours)
    try world.write(newer, to: "state/web.json")
    for options in [[], ["-n"]] {
      let run = try await world.program(options).finished()
      #expect(
        run.told.generalized
          == .failure(
            "state file state/web.json was written by cronscale 9.1 and has version 2; this is cronscale VERSION, "
              + "which knows version 1",
            hint: "go back to the newer one; or, once its status shows nothing under way, "
              + "mv state/web.json state/web.json.2",
            status: 78))
    }
    #expect(world.changes == changes)
    #expect(world.state == newer)
    try world.write(ours, to: "state/web.json")
    #expect(try await world.runUntilQuiet().map(\.status) == [0])
    #expect(world.fates == [.member])
    #expect(world.ledger.deploys == 1)
  }

  @Test func `a newer program's group is not robbed of its rule by one of another name`() async throws {
    let world = try await World(load: "9")
    _ = try await world.run()
    try world.write(
      world.state.replacing(/"version" : 1/, with: "\"version\" : 2")
        .replacing("\"memory\"", with: "\"recollection\""), to: "state/web.json")
    let changes = world.changes
    let run = try await world.run(changing: ["scaling": ["name": "shop"]])
    #expect(run.status == 78)
    #expect(
      run.errors.first == "error            : rule 64330 already belongs to another group: state/web.json remembers it")
    #expect(world.changes == changes)
  }
}

extension Told {
  /// The number of this program's version may change.
  fileprivate var generalized: Told {
    var told = self
    told.errors = errors.map { $0.replacing(/this is cronscale [0-9.]+/, with: "this is cronscale VERSION") }
    return told
  }
}

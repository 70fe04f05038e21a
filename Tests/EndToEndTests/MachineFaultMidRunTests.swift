import CloudSimulator
import Foundation
import Testing

/// What a run does when it can no longer remember, in the middle of a launch or a removal.
@Suite struct MachineFaultMidRunTests {
  struct Point: CustomTestStringConvertible, Sendable {
    var fault: MachineFault
    /// The request at which it comes, in a launch and in a removal.
    var launch: String
    var removal: String
    var asked = 1
    /// What such a run has asked for by then, the request itself included.
    var changes: Int
    var testDescription: String { "\(fault) at \(launch) and \(removal) \(asked)" }
  }

  private static let points = MachineFault.allCases.flatMap { fault in
    let atChanges = [
      Point(fault: fault, launch: "deployVirtualMachine", removal: "removeFromLoadBalancerRule", changes: 1),
      Point(fault: fault, launch: "assignToLoadBalancerRule", removal: "destroyVirtualMachine", changes: 2),
    ]
    let jobs = "queryAsyncJobResult"
    let atWaits = [
      Point(fault: fault, launch: jobs, removal: jobs, changes: 1),
      Point(fault: fault, launch: jobs, removal: jobs, asked: 3, changes: 2),
    ]
    return fault.isOfFiles ? atChanges + atWaits : [atChanges[1]]
  }

  @Test(arguments: points)
  func `a run that cannot save stops before the next change and says so, and later runs finish`(point: Point)
    async throws
  {
    let world = try await World(.paced, load: "3.42")
    try await stopAndFinish(world, point, at: point.launch)
    #expect(world.ledger.deploys == 1)
    #expect(world.fates == [.member])
    try world.setLoad("0.30")
    try await stopAndFinish(world, point, at: point.removal)
    #expect(world.fates == [.destroyed])
    #expect(world.members == ["web-1", "web-2"])
    #expect(world.machines == world.members)
  }

  private func stopAndFinish(_ world: World, _ point: Point, at command: String) async throws {
    let (commands, changes) = (world.commands.count, world.changes.count)
    world.strike(at: command, asked: point.asked) { world, process in await world.befall(point.fault, process: process)
    }
    let stopped = try await world.unprivilegedRun()
    world.intercept()
    #expect(stopped.status == 70)
    #expect(stopped.errorLines == Self.complaint(point.fault))
    #expect(world.changes.count - changes == point.changes)
    // A wait has nothing to save, and ends all the same where another run could begin.
    if point.fault == .vanishedFolder {
      #expect(world.commands.dropFirst(commands).count { $0 == command } == point.asked)
    }
    if point.fault == .readOnlyFolder { _ = try await world.shell("chmod 700 state") }
    #expect(world.isUnfinished)
    for _ in 0..<5 where world.isUnfinished {
      let run = try await world.unprivilegedRun()
      #expect(run.status == 0, "\(run)")
    }
    #expect(!world.isUnfinished)
  }

  private static func complaint(_ fault: MachineFault) -> [String] {
    let unwritable = "error            : state file state/web.json could not be written: "
    func mend(_ what: String) -> String { "hint             : \(what); until then nothing is changed in the cloud" }
    return switch fault {
    case .fullDisk:
      [
        unwritable + "file too large", mend("raise the limit on file sizes of whatever starts cronscale: ulimit -f"),
      ]
    case .readOnlyFolder:
      [unwritable + "permission denied", mend("make the folder writable for this user: ls -ld state")]
    case .vanishedFolder, .vanishedLock:
      [
        "error            : lock file state/web.lock: it was removed while this run had the group; what is under way "
          + "was saved",
        "hint             : leave the state folder alone while a run is at work; the lock goes with the process, never "
          + "with the file",
      ]
    }
  }

  @Test func `a run whose lock another run has now touches nothing that the other remembers`() async throws {
    let world = try await World(.paced, load: "3.42")
    let gate = world.hold("queryAsyncJobResult")
    let first = try world.start()
    try await gate.reached()
    try FileManager.default.removeItem(at: world.folder.appending(path: "state/web.lock"))
    let second = try await world.run()
    #expect(second.status == 0)
    #expect(world.fates == [.member])
    let remembered = world.state
    gate.open()
    let end = try await first.finished()
    #expect(end.status == 70)
    #expect(
      end.errors.first
        == "error            : lock file state/web.lock: it was removed while this run had the group; another run has "
        + "come since, so nothing more was saved")
    #expect(world.state == remembered)
    #expect(world.changes == ["deployVirtualMachine", "assignToLoadBalancerRule"])
  }
}

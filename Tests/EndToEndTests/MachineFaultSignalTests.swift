import CloudSimulator
import Foundation
import Testing

/// SIGTERM and SIGINT at every request of a launch and of a removal.
@Suite struct MachineFaultSignalTests {
  @Test func `a signal at any request ends the run after that step, and the next runs finish`() async throws {
    let world = try await World(.paced, load: "3.42")
    var (point, isReached) = (0, true)
    while isReached {
      point += 1
      let signals = point % 2 == 0 ? [SIGTERM, SIGINT] : [SIGINT, SIGTERM]
      try world.setLoad("3.42")
      let isLaunchReached = try await run(world, struckBy: signals[0], at: point, sizeAfter: 3)
      try world.setLoad("0.30")
      let isRemovalReached = try await run(world, struckBy: signals[1], at: point, sizeAfter: 2)
      isReached = isLaunchReached || isRemovalReached
    }
    #expect(point > 10)
    #expect(world.fates == Array(repeating: .destroyed, count: point))
  }

  /// One run that gets the signal when it makes its `point`th request, and those that finish its work.
  ///
  /// - Returns: false where it made fewer requests.
  private func run(_ world: World, struckBy signal: Int32, at point: Int, sizeAfter size: Int) async throws -> Bool {
    let requests = world.commands.count
    world.strike(at: nil, asked: point) { _, process in kill(process, signal) }
    let run = try await world.run()
    world.intercept()
    let isReached = world.commands.count - requests >= point
    if isReached, run.status != 0 {
      #expect(run.status == 75)
      #expect(run.errors == ["error            : interrupted by a signal; the next run goes on"])
    } else {
      #expect(run.status == 0 && run.errors == [] && !world.isUnfinished)
    }
    if world.members.count != size, !world.isUnfinished { _ = try await world.run() }
    let finishing = try await world.runUntilQuiet()
    #expect(finishing.allSatisfy { $0.status == 0 })
    #expect(world.members.count == size)
    #expect(world.machines == world.members)
    return isReached
  }
}

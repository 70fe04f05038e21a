import CloudStack
import Platform
import RCFile
import SSH
import Scaling

/// From the command line to the one group that the rc file describes: everything that a run needs is read and checked
/// here, before anything is asked of anybody.
struct Invocation {
  let options: Run
  let log: Log
  let surroundings: Surroundings

  /// Runs the group; every failure becomes a line and a status here.
  func status() -> ExitStatus {
    do {
      let user = User.current
      let file = try RCLocation.find(option: options.configs.first, user: user)
      let settings = try RCReading.settings(in: file, user: user)
      log.begin(group: settings.group.name)
      return try runGroup(settings, user)
    } catch let refusal as Refusal {
      for failure in refusal.failures { log(.failure(failure)) }
      return refusal.failures.map(\.status).max() ?? .fault
    } catch {
      return fail(error)
    }
  }

  private func fail(_ error: any Error) -> ExitStatus {
    let failure = error as? Failure ?? Failure(.fault, "\(error)")
    log(.failure(failure))
    return failure.status
  }

  private func runGroup(_ settings: Settings, _ user: User) throws -> ExitStatus {
    let folder = try StateFolder(
      option: options.stateDir, environment: user.environment, home: user.home, isRoot: user.isRoot)
    var run = try groupRun(settings, folder, user)
    let lock = folder.lockFile(of: settings.group.name)
    guard !options.dryRun else {
      if let holder = GroupLock.holder(of: lock) { log(.note("\(holder) is at work on this group")) }
      return run.status { run throws(Failure) in try run.rehearse() }
    }
    try folder.make()
    let owner = "process \(processID()) since \(LocalTime(surroundings.now()).stamp)"
    switch try GroupLock.take(lock, owner: owner) {
    case .taken(let holder):
      log(.held(by: holder))
      return .done
    case .held(let held):
      let status = run.status { run throws(Failure) in try run.run() }
      held.release()
      return status
    }
  }
}

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
    let run = try groupRun(settings, folder, user)
    return options.dryRun
      ? rehearse(run) : try runLocked(run, lock: folder.lockFile(of: settings.group.name), folder)
  }

  private func rehearse(_ run: GroupRun) -> ExitStatus {
    var run = run
    return conclude(&run) { run throws(Failure) in try run.rehearse() }
  }

  /// What ends a run does not hide what went wrong before it: the highest status counts.
  private func conclude(
    _ run: inout GroupRun, _ part: (inout GroupRun) throws(Failure) -> ExitStatus
  ) -> ExitStatus {
    do throws(Failure) { return try part(&run) } catch { return max(run.status, fail(error)) }
  }

  private func runLocked(_ run: GroupRun, lock path: String, _ folder: StateFolder) throws -> ExitStatus {
    try folder.make()
    let owner = "process \(processID()) since \(LocalTime(surroundings.now()).stamp)"
    switch try GroupLock.take(path, owner: owner) {
    case .taken(let holder):
      log(.held(by: holder))
      return .done
    case .held(let lock):
      var run = run
      let status = conclude(&run) { run throws(Failure) in try run.run() }
      lock.release()
      return status
    }
  }
}

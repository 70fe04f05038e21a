import CloudStack
import Platform
import RCFile
import SSH
import Scaling

/// From the command line to the one group that the rc file describes: everything that a command needs is read and
/// checked here, before anything is asked of anybody.
struct Invocation {
  let options: GroupOptions
  /// Whether anything may be changed, in the cloud or on disk.
  let mayChange: Bool
  let log: Log
  let surroundings: Surroundings

  /// The group, ready to be asked about or changed, and where it is kept.
  struct Subject {
    let run: GroupRun
    let folder: StateFolder
    /// As the user named it, or as it was found.
    let rcFile: String

    var lock: String { folder.lockFile(of: run.settings.group.name) }
  }

  /// One run, or the rehearsal of one.
  func run() -> ExitStatus {
    perform { subject in mayChange ? try run(subject) : rehearse(subject) }
  }

  /// Hands the group to `work`; every failure becomes a line and a status here.
  func perform(_ work: (Subject) throws -> ExitStatus) -> ExitStatus {
    do {
      return try work(try subject())
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

  private func subject() throws -> Subject {
    let user = User.current
    let file = try RCLocation.find(option: options.configs.first, user: user)
    let settings = try RCReading.settings(in: file, user: user)
    log.begin(group: settings.group.name)
    let folder = try StateFolder(
      option: options.stateDir, environment: user.environment, home: user.home, ownsSystemFolder: user.ownsSystemState)
    return Subject(run: try groupRun(settings, folder, user), folder: folder, rcFile: file)
  }

  private func rehearse(_ subject: Subject) -> ExitStatus {
    if let holder = GroupLock.holder(of: subject.lock) { log(.note("\(holder) is at work on this group")) }
    var run = subject.run
    return run.status { run throws(Failure) in try run.rehearse() }
  }

  private func run(_ subject: Subject) throws -> ExitStatus {
    try subject.folder.make()
    let owner = "process \(processID()) since \(LocalTime(surroundings.now()).stamp)"
    switch try GroupLock.take(subject.lock, owner: owner) {
    case .taken(let holder):
      log(.held(by: holder))
      return .done
    case .held(let held):
      var run = subject.run
      run.state.claim = held.claim
      let status = run.status { run throws(Failure) in try run.run() }
      held.release()
      return status
    }
  }
}

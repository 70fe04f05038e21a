import CloudStack
import Platform
import RCFile
import SSH
import Scaling

// Note [Groups in one process].
// Each group has a thread, a client, a session, a lock and a state file of its own, and waits for nobody. What there is
// one of in a process:
// - libcurl's and libssh2's global set-up, each behind a static that Swift sets once (EasyHandle, Session);
// - the log's paper, on which each text is one turn (Paper), and with it the terminal's one line for waiting; whoever
//   reads it and does not is waited for once, and shortly;
// - known_hosts files, to which one thread at a time adds (Trust);
// - the wish to end (Interruption), which is atomic and for all;
// - the environment, home and user id, read once (User.current); nobody sets a variable, the umask or the locale;
// - the clock's zone, which localtime_r reads under the C library's own lock;
// - open files: some four for a group that waits, more while it connects; the limit of 1,024, or 256, is raised
//   (Roster).
// Groups of one account share its Throttle.

/// From the command line to the groups that the rc files describe: everything that a command needs is read and checked
/// here, before anything is asked of anybody.
struct Invocation: Sendable {
  let options: GroupOptions
  /// Whether anything may be changed, in the cloud or on disk.
  let mayChange: Bool
  let log: Log
  let surroundings: Surroundings
  /// All that groups of one account share.
  let throttles = Throttles()
  /// What groups know of one another.
  let neighbourhood = Neighbourhood()

  /// A group, ready to be asked about or changed, and where it is kept.
  struct Subject {
    let run: GroupRun
    let folder: StateFolder
    /// As the user named it, or as it was found.
    let rcFile: String

    var lock: String { folder.lockFile(of: run.settings.group.name) }
    var log: Log { run.log }
  }

  /// One run of each group, or the rehearsal of one.
  func run() -> ExitStatus {
    let outcomes = perform { subject in mayChange ? try run(subject) : rehearse(subject) }
    return outcomes.map { $0.status { $0 } }.max() ?? .done
  }

  /// Hands each group to `work`, at the same time (see Note [Groups in one process]); every failure becomes a line here.
  ///
  /// - Parameter tell: is told what came of each as soon as that, and all before it, is known.
  /// - Returns: what came of each, in the order of the rc files; one failure where nothing can be done for any.
  func perform<Value: Sendable>(
    _ work: @escaping @Sendable (Subject) throws -> Value, telling tell: (GroupOutcome<Value>) -> Void = { _ in }
  ) -> [GroupOutcome<Value>] {
    let user = User.current
    do {
      let roster = try Roster(options.configs, user: user, isInterrupted: surroundings.isInterrupted)
      try roster.refuseClashes()
      return inParallel(roster.members) { member in
        let log = log.lines(of: member.group, mark: roster.isMarked ? member.mark : nil)
        let result = Result { try work(try subject(member, user, log)) }.mapError { fail($0, in: log) }
        return GroupOutcome(rcFile: member.file, group: member.group, result: result)
      } telling: {
        tell($0)
      }
    } catch {
      return [GroupOutcome(result: .failure(fail(error, in: log)))]
    }
  }

  private func fail(_ error: any Error, in log: Log) -> Refusal {
    let refusal = Refusal(error)
    for failure in refusal.failures { log(.failure(failure)) }
    return refusal
  }

  private func subject(_ member: Roster.Member, _ user: User, _ log: Log) throws -> Subject {
    let settings = try member.settings.get()
    let folder = try StateFolder(
      option: options.stateDir, environment: user.environment, home: user.home, ownsSystemFolder: user.ownsSystemState)
    var run = try groupRun(settings, folder, user, log)
    run.rcFile = RCLocation.option(for: member.file, user: user)
    return Subject(run: run, folder: folder, rcFile: member.file)
  }

  private func rehearse(_ subject: Subject) -> ExitStatus {
    if let holder = GroupLock.holder(of: subject.lock) { subject.log(.note("\(holder) is at work on this group")) }
    var run = subject.run
    return run.status { run throws(Failure) in try run.rehearse() }
  }

  private func run(_ subject: Subject) throws -> ExitStatus {
    try subject.folder.make()
    let owner = "process \(processID()) since \(LocalTime(surroundings.now()).stamp)"
    switch try GroupLock.take(subject.lock, owner: owner) {
    case .taken(let holder):
      subject.log(.held(by: holder))
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

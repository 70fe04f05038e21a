import Scaling

/// Everything that a run may say, as data: one line of the log each, in either format.
enum Event: Equatable {
  enum Direction: String {
    case out
    case `in`
  }

  enum Limit: Equatable {
    case minimum(Int)
    case maximum(Int)
  }

  case check(Direction)
  case threshold(Direction, Double)
  /// How the loads of several hosts became one.
  case hosts(HostLoads)
  case load(LoadReading)
  /// Members that serve, before anything was changed; nil where the cloud did not tell.
  case size(Int?)
  /// How far the group is from the size that it may not pass.
  case room(size: Int, limit: Limit)
  case scaling(Direction, Reason)
  case decision(Decision)

  case deployed(name: String, id: String?, job: String?)
  case job(id: String, status: Int, failure: String?)
  case ready(name: String)
  case registered(name: String, rule: String)
  case unregistered(name: String, rule: String)
  case draining(name: String, seconds: Double)
  case destroying(name: String, id: String, job: String?)
  /// A call that was refused or not answered; what became of it is looked up.
  case unsure(Change, why: String)
  /// The VM of a launch must go again.
  case undoing(name: String, why: String)
  case ended(Ending, name: String)
  /// Members that serve, after a change.
  case newSize(Int)

  /// A dry run's word for the step that it does not take.
  case wouldDo(Step, name: String, details: [String])
  case resuming(Operation)
  case waiting(String)
  case idleMember(Machine)
  /// Some rules do not list a VM of the group; what is done about it follows.
  case missing(Repair)
  /// The same while repairs are put off, for so many seconds.
  case missingStill(Repair, seconds: Double)
  case stray(Machine)
  /// Another run has the group.
  case held(by: String)
  case note(String)
  case warning(String, hint: String?)
  case failure(Failure)
  /// One API call or SSH step, for `--verbose`.
  case trace(key: String, text: String)
}

extension Event {
  /// How much a reader must want to know to be shown it.
  enum Level: Comparable {
    case verbose
    case routine
    /// Something was done.
    case news
    /// Something went wrong: shown always, on standard error.
    case trouble
  }

  var level: Level {
    switch self {
    case .trace:
      .verbose
    case .check, .threshold, .hosts, .load, .size, .room, .job, .waiting, .held, .note, .ready, .idleMember,
      .missingStill:
      .routine
    case .decision(let decision):
      decision.action == .nothing ? .routine : .news
    case .scaling, .deployed, .registered, .unregistered, .draining, .destroying, .newSize, .wouldDo, .resuming,
      .missing, .ended(.launched, _), .ended(.removed, _), .ended(.kept, _), .ended(.repaired, _),
      .ended(.repairNeedless, _):
      .news
    case .stray, .warning, .failure, .unsure, .undoing, .ended(.launchFailed, _), .ended(.repairFailed, _):
      .trouble
    }
  }
}

extension Event {
  /// What came of a call, as a line.
  init?(_ change: Change, _ outcome: Outcome, name: String) {
    switch (change, outcome) {
    case (.deploy, .accepted(let id, let job)): self = .deployed(name: name, id: id, job: job)
    case (.destroy(let id, _), .accepted(_, let job)): self = .destroying(name: name, id: id, job: job)
    case (_, .accepted): return nil
    case (_, .refused(let why)), (_, .notSent(let why)), (_, .unanswered(let why)): self = .unsure(change, why: why)
    }
  }
}

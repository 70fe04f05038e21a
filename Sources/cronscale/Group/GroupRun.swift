import RCFile
import Scaling

/// One run for one group: observe, finish what an earlier run left, decide, act. This is the page to read first.
///
/// Acting is one loop that does not know whether it starts or goes on (``OperationLoop``), so nothing here recovers:
/// an operation on disk enters it like a new one.
struct GroupRun {
  let settings: Settings
  /// The rc file, where a line that is to be typed must name it.
  var rcFile: String?
  let cloud: Cloud
  /// Blocks until each of these hosts has answered or their time is up.
  let readLoads: @Sendable ([String]) -> [MonitoredHost.Answer]
  var state: StateFile
  let log: Log
  let surroundings: Surroundings
  /// What is on disk, so that a run that learned nothing writes nothing.
  var recalled = Memory()
  /// What the state file on disk is about, where that is another rule: it stays until the cloud has shown the new one.
  var replaced: StateFile.Subject?
  /// What both checks tell, as far as it is known, and which of them are told.
  var known: (load: LoadReading, size: Int?)?
  var told: Set<Event.Direction> = []
  private(set) var status = ExitStatus.done

  /// The whole of a real run.
  mutating func run() throws(Failure) {
    var memory = try recall()
    let ending = Result { () throws(Failure) in try decideAndAct(&memory) }
    tellChecksLeftOut()
    if memory != recalled, replaced == nil { try state.write(memory) }
    try ending.get()
  }

  private mutating func decideAndAct(_ memory: inout Memory) throws(Failure) {
    var seen = try observe(&memory)
    try forgetReplaced()
    let unfinished = try finishEarlierWork(&memory, &seen)
    let decision = if let unfinished { unfinished } else { try decideOnceRepaired(&seen, &memory) }
    try report(decision, &seen) { run, operation, seen throws(Failure) in _ = try run.carry(operation, &memory, &seen) }
  }

  /// The same without a single effect: what would be decided, and the first step of it.
  mutating func rehearse() throws(Failure) {
    var memory = try recallOnly()
    let ending = Result { () throws(Failure) in try decideAndRehearse(&memory) }
    tellChecksLeftOut()
    try ending.get()
  }

  private mutating func decideAndRehearse(_ memory: inout Memory) throws(Failure) {
    var seen = try observe(&memory)
    let unfinished = try rehearseEarlierWork(memory, seen)
    let decision = if let unfinished { unfinished } else { try decide(&seen, memory) }
    if unfinished == nil { try rehearseRepairs(decision, seen, memory) }
    try report(decision, &seen) { run, operation, seen throws(Failure) in try run.rehearse(operation, seen) }
    try warnOfUnknownMonitored(seen)
  }

  /// What came of it: the highest status, with a failure that ended it as the last line of the log.
  mutating func status(of phases: (inout GroupRun) throws(Failure) -> Void) -> ExitStatus {
    do {
      try phases(&self)
    } catch {
      log(.failure(error))
      raise(error.status)
    }
    return status
  }

  mutating func raise(_ other: ExitStatus) {
    status = max(status, other)
  }
}

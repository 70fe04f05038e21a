import RCFile
import Scaling

/// One run for one group: observe, finish what an earlier run left, decide, act. This is the page to read first.
///
/// Acting is one loop that does not know whether it starts or goes on (``OperationLoop``), so nothing here recovers:
/// an operation on disk enters it like a new one.
struct GroupRun {
  let settings: Settings
  let cloud: Cloud
  let host: MonitoredHost
  let state: StateFile
  let log: Log
  let surroundings: Surroundings
  /// What is on disk, so that a run that learned nothing writes nothing.
  var recalled = Memory()
  private(set) var status = ExitStatus.done

  /// The whole of a real run.
  mutating func run() throws(Failure) {
    var memory = try recall()
    var seen = try observe()
    memory.count(seen.load, under: settings.policy)
    let unfinished = try finishEarlierWork(&memory, &seen)
    let decision = if let unfinished { unfinished } else { try decide(&seen, memory) }
    try report(decision, &seen) { run, operation, seen throws(Failure) in try run.carry(operation, &memory, &seen) }
    if memory != recalled { try state.write(memory) }
  }

  /// The same without a single effect: what would be decided, and the first step of it.
  mutating func rehearse() throws(Failure) {
    var memory = try recallOnly()
    var seen = try observe()
    memory.count(seen.load, under: settings.policy)
    let unfinished = try rehearseEarlierWork(memory, seen)
    let decision = if let unfinished { unfinished } else { try decide(&seen, memory) }
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

import Scaling

extension Event {
  /// What a program calls this kind of event.
  var name: String {
    switch self {
    case .check: "check"
    case .threshold: "threshold"
    case .hosts: "hosts"
    case .load: "load"
    case .size: "size"
    case .room: "room"
    case .scaling: "scaling"
    case .decision: "decision"
    case .deployed: "deployed"
    case .job: "job"
    case .ready: "ready"
    case .registered: "registered"
    case .unregistered: "unregistered"
    case .draining: "draining"
    case .destroying: "destroying"
    case .unsure: "unsure"
    case .undoing: "undoing"
    case .ended(let ending, _): ending.name
    case .newSize: "new_size"
    case .wouldDo: "dry_run"
    case .resuming: "resuming"
    case .waiting: "waiting"
    case .idleMember: "idle_member"
    case .missing, .missingStill: "missing"
    case .stray: "stray"
    case .held: "held"
    case .note: "note"
    case .warning: "warning"
    case .failure: "error"
    case .trace: "trace"
    }
  }

  /// What a program may want of it, beside its name.
  var fields: [(String, FieldValue)] {
    switch self {
    case .check(let direction): [("direction", .text(direction.rawValue))]
    case .threshold(let direction, let value): [("direction", .text(direction.rawValue)), ("value", .number(value))]
    case .hosts(let loads): loads.fields
    case .load(.load(let value)): [("value", .number(value))]
    case .load(.none(let why)): [("why", .text(why))]
    case .size(let size): [("size", .integer(size))]
    case .newSize(let size): [("size", .integer(size))]
    case .room(let size, .minimum(let limit)): [("size", .integer(size)), ("min", .integer(limit))]
    case .room(let size, .maximum(let limit)): [("size", .integer(size)), ("max", .integer(limit))]
    case .scaling(let direction, let reason):
      [("direction", .text(direction.rawValue)), ("why", .text(reason.cause.text))]
    case .decision(let decision): decision.fields
    case .deployed(let name, let id, let job): [("vm", .text(name)), ("id", .text(id)), ("job", .text(job))]
    case .job(let id, let status, let failure):
      [("job", .text(id)), ("status", .integer(status)), ("message", .text(failure))]
    case .ready(let name): [("vm", .text(name))]
    case .registered(let name, let rule), .unregistered(let name, let rule):
      [("vm", .text(name)), ("rule", .text(rule))]
    case .draining(let name, let seconds): [("vm", .text(name)), ("seconds", .number(seconds))]
    case .destroying(let name, let id, let job): [("vm", .text(name)), ("id", .text(id)), ("job", .text(job))]
    case .unsure(let change, let why): [("step", .text(change.text)), ("why", .text(why))]
    case .undoing(let name, let why): [("vm", .text(name)), ("why", .text(why))]
    case .ended(let ending, let name): [("vm", .text(name)), ("why", .text(ending.why))]
    case .wouldDo(let step, let name, let details):
      [("step", .text(step.text)), ("vm", .text(name)), ("details", .texts(details))]
    case .resuming(let operation):
      [
        ("operation", .text(operation.purpose.rawValue)), ("vm", .text(operation.name)),
        ("phase", .text(operation.phase.text)),
      ]
    case .idleMember(let machine), .stray(let machine):
      [("vm", .text(machine.name)), ("id", .text(machine.id)), ("state", .text(machine.state.word))]
    case .missing(let repair): repair.fields
    case .missingStill(let repair, let wait): repair.fields + [("next_try_in_seconds", .number(wait))]
    case .waiting(let text), .note(let text): [("message", .text(text))]
    case .held(let holder): [("by", .text(holder))]
    case .warning(let message, let hint): [("message", .text(message)), ("hint", .text(hint))]
    case .failure(let failure):
      [
        ("message", .text(failure.message)), ("hint", .text(failure.hint)),
        ("status", .integer(Int(failure.status.rawValue))),
      ]
    case .trace(let key, let text): [("kind", .text(key)), ("message", .text(text))]
    }
  }
}

extension Repair {
  fileprivate var fields: [(String, FieldValue)] {
    [("vm", .text(machine.name)), ("id", .text(machine.id)), ("rules", .texts(rules))]
  }
}

extension HostLoads {
  fileprivate var fields: [(String, FieldValue)] {
    [
      ("asked", .integer(hosts.count)), ("answered", .integer(hosts.count - silent.count)),
      ("aggregate", .text(aggregate.rawValue)), ("value", .number(try? load.get())), ("silent", .texts(silent)),
    ]
  }
}

extension Decision {
  fileprivate var fields: [(String, FieldValue)] {
    [
      ("action", .text(action.name)), ("vm", .text(action.victim?.name)), ("why", .text(reason.cause.text)),
      ("load", .number(reason.load)), ("holds", .texts(reason.holds.compactMap(\.text))),
      ("size", .integer(reason.size)),
      ("min", .integer(reason.minSize)), ("max", .integer(reason.maxSize)),
    ]
  }
}

extension Decision.Action {
  /// What a program calls it.
  var name: String {
    switch self {
    case .nothing, .lookCloser: "nothing"
    case .scaleOut: "scale_out"
    case .scaleIn: "scale_in"
    }
  }

  var victim: Machine? {
    if case .scaleIn(let victim) = self { return victim }
    return nil
  }
}

extension Ending {
  fileprivate var name: String {
    switch self {
    case .launched: "launched"
    case .removed: "removed"
    case .launchFailed: "launch_failed"
    case .kept: "kept"
    case .repaired: "repaired"
    case .repairFailed: "repair_failed"
    case .repairNeedless: "repair_needless"
    }
  }

  fileprivate var why: String? {
    switch self {
    case .launched, .removed, .repaired: nil
    case .launchFailed(let why), .kept(let why), .repairFailed(let why), .repairNeedless(let why): why
    }
  }
}

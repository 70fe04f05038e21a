import Platform
import Scaling

extension Event {
  /// The lines without their time, in the words of `ssh_scale.py`; keys are padded to one column.
  var classic: [String] {
    guard let (key, value) = classicPair else { return [] }
    return [value.map { key.classic($0) } ?? key] + (hint.map { ["hint".classic($0)] } ?? [])
  }

  /// What to do about it, which has a line of its own.
  private var hint: String? {
    switch self {
    case .warning(_, let hint): hint
    case .failure(let failure): failure.hint
    default: nil
    }
  }

  /// One row an event.
  private var classicPair: (key: String, value: String?)? {
    switch self {
    case .check(let direction): ("*** scale \(direction.rawValue) check ***", nil)
    case .threshold(let direction, let value): ("la_threshold_\(direction.rawValue)", text(value))
    case .hosts(let loads): ("hosts", loads.summary)
    case .load(let reading): ("now_la", reading.value.map(text) ?? "unknown")
    case .size(let size): ("now_vm_count", size.map { "\($0)" } ?? "unknown")
    case .room(let size, .maximum(let limit)): ("vm count", "now \(size), max \(limit)")
    case .room(let size, .minimum(let limit)): ("vm count", "now \(size), min \(limit)")
    case .scaling(.out, let reason): ("scale out", "+1 (\(reason.cause.text))")
    case .scaling(.in, let reason): ("scale in", "-1 (\(reason.cause.text))")
    case .decision(let decision): ("decision", decision.text)
    case .deployed(let name, let id, let job): ("deploy", "\(name) id \(id ?? "unknown") jobid \(job ?? "unknown")")
    case .job(let id, let status, let failure):
      ("query job", "jobid: \(id), jobstatus: \(status)" + (failure.map { " (\($0))" } ?? ""))
    case .ready(let name): ("ready", "\(name) answers")
    case .registered(_, let rule): ("load balancer", "registered with \(rule)")
    case .unregistered(_, let rule): ("load balancer", "unregistered from \(rule)")
    case .draining(let name, let duration): ("drain", "\(name), \(seconds(duration))")
    case .destroying(let name, let id, let job): ("vm destroying", "\(name) id \(id) jobid \(job ?? "unknown")")
    case .unsure(let change, let why): ("warning", "\(change.text): \(why)")
    case .undoing(let name, let why): ("launch undone", "\(name): \(why)")
    case .ended(.launched, _): nil
    case .ended(.removed, let name): ("vm destroyed", name)
    case .ended(.launchFailed(let why), let name): ("launch failed", "\(name): \(why)")
    case .ended(.kept(let why), let name): ("vm kept", "\(name): \(why)")
    case .ended(.repaired, let name): ("repair", "\(name) is no longer missing")
    case .ended(.repairFailed(let why), let name): ("repair failed", "\(name): \(why)")
    case .ended(.repairNeedless(let why), let name): ("repair", "\(name) is left as it is: \(why)")
    case .newSize(let size): ("now vm count", "\(size)")
    case .wouldDo(let step, let name, let details):
      (
        "dry run",
        "would \(step.text)" + step.aside(name) + (details.isEmpty ? "" : ", \(details.joined(separator: ", "))")
      )
    case .resuming(let operation): ("unfinished", operation.summary)
    case .waiting(let what): ("waiting", what)
    case .idleMember(let machine):
      ("member", "\(machine.name) id \(machine.id) is \(machine.state.word), it does not count towards min_size")
    case .missing(let repair): ("repair", repair.text)
    case .missingStill(let repair, let wait): ("repair", "\(repair.text), next try in \(seconds(wait))")
    case .stray(let machine):
      (
        "no member",
        "\(machine.name) id \(machine.id) is \(machine.state.word): launched for this group, and in none of its rules"
      )
    case .held(let holder): ("lock", "\(holder) has this group; this run stands back")
    case .note(let text): ("note", text)
    case .warning(let message, _): ("warning", message)
    case .failure(let failure): ("error", failure.message)
    case .trace(let key, let text): (key, text)
    }
  }
}

extension String {
  /// This key with its value, in the log's form.
  func classic(_ value: String) -> String { "\(padded(to: 16)) : \(value)" }

  /// With blanks behind it up to so many columns of a terminal.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }
}

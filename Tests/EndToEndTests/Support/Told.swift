/// What the contract fixes of a run: its lines without their times.
struct Told: Equatable {
  var status: Int32
  var lines: [String]
  var errors: [String]

  /// A run that got no load, in a group of the right size: one error, and both checks as ever.
  static func noLoad(_ message: String, hint: String, status: Int32) -> Told {
    Told(
      status: status,
      lines: [
        "decision         : nothing (no load: \(message); size 2, min 2, max 4)",
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : unknown", "now_vm_count     : 2",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : unknown", "now_vm_count     : 2",
      ],
      errors: ["error            : \(message)", "hint             : \(hint)"])
  }

  /// Both checks of a run that was not told the members.
  static func checks(load: String) -> [String] {
    [
      "*** scale out check ***", "la_threshold_out : 3", "now_la           : \(load)", "now_vm_count     : unknown",
      "*** scale in check ***", "la_threshold_in  : 1", "now_la           : \(load)", "now_vm_count     : unknown",
    ]
  }

  /// A run that saw a load and no members.
  static func cloudFailure(_ message: String, hint: String? = nil, load: String, status: Int32) -> Told {
    var told = failure(message, hint: hint, status: status)
    told.lines = checks(load: load)
    return told
  }

  /// A run that only failed.
  static func failure(_ message: String, hint: String? = nil, status: Int32) -> Told {
    Told(
      status: status, lines: [],
      errors: ["error            : \(message)"] + (hint.map { ["hint             : \($0)"] } ?? []))
  }
}

extension Finished {
  var told: Told { Told(status: status, lines: lines, errors: errors) }

  /// The load that it saw, as it is printed.
  var load: String? {
    lines.first { $0.hasPrefix("now_la ") }.map { String($0.dropFirst("now_la           : ".count)) }
  }
}

extension ShellRun {
  var told: Told { Told(status: status, lines: lines, errors: errorLines) }
}

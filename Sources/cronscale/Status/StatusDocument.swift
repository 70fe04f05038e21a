import Scaling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `status --json`: one object. Names are those of the properties in snake case, times RFC 3339; what is not known is
/// left out.
struct StatusDocument: Encodable {
  var groups: [Entry]

  init(_ outcomes: [GroupOutcome<GroupStatus>]) {
    groups = outcomes.map(Entry.init)
  }

  /// Keys are sorted, so that equal reports are equal texts.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    // Nothing in a report can fail to encode: texts, finite numbers, and lists of them.
    guard let data = try? encoder.encode(self) else { return "{}\n" }
    // The only raw line breaks are those between the lines.
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map { "\($0)".withControlsEscaped + "\n" }
      .joined()
  }

  enum Entry: Encodable {
    case group(Group)
    case refused(Refused)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .group(let group): try group.encode(to: encoder)
      case .refused(let refused): try refused.encode(to: encoder)
      }
    }
  }

  /// A group that nothing can be told of but why.
  struct Refused: Encodable {
    /// Absent where it is about all groups.
    var rcFile: String?
    /// Absent where the rc file does not tell.
    var group: String?
    var errors: [Trouble]
  }

  struct Group: Encodable {
    var time: String
    var group, endpoint, rcFile, stateFile: String
    /// `none`, `read`, `elsewhere`, `unreadable`; absent where the file could not be opened.
    var stateCondition: String?
    var lockedBy: String?
    var rules: [Rule]
    var size: Int?
    var minSize, maxSize: Int
    var countedAgainstMax: Int?
    var load: Double?
    /// Absent where the rc file names one host only.
    var hosts: [Host]?
    var out, `in`: Direction
    var failedLaunches: Int
    var lastFailedLaunch: String?
    /// 0 when a launch may be tried.
    var nextLaunchInSeconds: Double
    /// Absent where none failed since the last that went well.
    var failedRepairs: Int?
    var nextRepairInSeconds: Double?
    var operation: Operation?
    var decision: Decision?
    var vms, strays: [VM]?
    var warnings, errors: [Trouble]
  }

  struct Host: Encodable {
    var name: String
    /// Absent where there was no answer that is one; what is wrong is among the warnings or errors.
    var load: Double?
  }

  struct Rule: Encodable {
    var id: String
    var name, state: String?
    /// Names of the Running members that it does not list, and of the VMs that it lists and that are no members; absent
    /// for the first rule, which says who is one.
    var missing, outsiders: [String]?
  }

  /// What is remembered of, and asked for, one direction of scaling.
  struct Direction: Encodable {
    var threshold: Double
    var breaches, periods: Int
    /// 0 when the cooldown is over.
    var cooldownLeftSeconds: Double
    var last: String?
  }

  struct Operation: Encodable {
    var purpose, vm, phase, since: String
    var id, failure, nextStep: String?
    var endpoint: String
    var rules: [String]
    var account: String
  }

  struct Decision: Encodable {
    /// `nothing`, `scale_out`, `scale_in`.
    var action: String
    /// The victim's name.
    var vm: String?
    /// In words, as a run's log has them.
    var why: String
    var holds: [String]
  }

  struct VM: Encodable {
    var name, id, state: String
    var created: String?
    var addresses: [String]
    /// `monitored`, `launched`, `protected`, `unfinished`, `idle`, `unlisted`, `incomplete`.
    var traits: [String]
  }

  struct Trouble: Encodable {
    var message: String
    var hint: String?
    /// What a run that meets it ends with; absent where it does not mind.
    var status: Int?
  }
}

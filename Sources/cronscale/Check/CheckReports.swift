/// What `check` has to say of all rc files that it was given.
enum CheckReports: Equatable {
  case one(CheckReport)
  /// Of several files, or of a folder.
  case several([Named])

  struct Named: Equatable {
    /// Nil where the file does not tell.
    var group: String?
    var rcFile: String
    var report: CheckReport
  }

  /// The highest of what failed.
  var status: ExitStatus {
    switch self {
    case .one(let report): report.status
    case .several(let reports): reports.map(\.report.status).max() ?? .done
    }
  }

  /// Each group with its name above its lines.
  var text: String {
    switch self {
    case .one(let report): report.text
    case .several(let reports):
      reports.map { "\($0.title.printable)\n\n\($0.report.text)" }.joined(separator: "\n")
    }
  }

  /// One object for programs.
  var json: String {
    switch self {
    case .one(let report): report.json
    case .several(let reports): prettyJSON(CheckCollection(reports))
    }
  }
}

extension CheckReports.Named {
  /// `[web] /etc/cronscale/web.rc`
  fileprivate var title: String { group.map { "[\($0)] \(rcFile)" } ?? rcFile }
}

/// `check --json` of several rc files.
struct CheckCollection: Encodable {
  var version = 1
  /// Whether nothing failed in any of them; there may be warnings.
  var ok: Bool
  var groups: [Group]

  struct Group: Encodable {
    var group: String?
    var rcFile: String
    var ok: Bool
    var checks: [CheckDocument.Entry]
  }

  init(_ reports: [CheckReports.Named]) {
    groups = reports.map { named in
      let document = CheckDocument(named.report)
      return Group(group: named.group, rcFile: named.rcFile, ok: document.ok, checks: document.checks)
    }
    ok = groups.allSatisfy(\.ok)
  }
}

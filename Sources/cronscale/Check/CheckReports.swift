import CloudStack

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

  /// One object for programs, its keys sorted, so that equal reports are equal texts.
  var json: String {
    switch self {
    case .one(let report): report.json
    case .several(let reports): Self.document(of: reports).pretty + "\n"
    }
  }

  /// `ok`: whether nothing failed in any of them.
  private static func document(of reports: [Named]) -> JSON {
    .object([
      "version": .number("1"), "ok": .bool(reports.allSatisfy { $0.report.status == .done }),
      "groups": .array(reports.map(\.document)),
    ])
  }
}

extension CheckReports.Named {
  /// `[web] /etc/cronscale/web.rc`
  fileprivate var title: String { group.map { "[\($0)] \(rcFile)" } ?? rcFile }

  fileprivate var document: JSON {
    var members = report.members
    members["rc_file"] = .text(rcFile)
    members["group"] = group.map(JSON.text)
    return .object(members)
  }
}

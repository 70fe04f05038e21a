/// `check --json`.
struct CheckDocument: Encodable {
  var version = 1
  /// Whether nothing failed; there may be warnings.
  var ok: Bool
  var checks: [Entry]

  init(_ report: CheckReport) {
    ok = report.status == .done
    checks = report.findings.map(Entry.init)
  }

  struct Entry: Encodable {
    var name: String
    /// `ok`, `warning`, `failed`, `not_checked`.
    var result: String
    var found: String
    var mend: String?
    /// The exit status of a run that meets it; of failures only.
    var status: Int32?
    /// Which other check has to be mended first.
    var until: String?
  }
}

extension CheckDocument.Entry {
  init(_ finding: Finding) {
    let (result, until): (String, Check?) =
      switch finding.result {
      case .ok: ("ok", nil)
      case .warning: ("warning", nil)
      case .failed: ("failed", nil)
      case .notChecked(let until): ("not_checked", until)
      }
    self.init(
      name: finding.check.rawValue, result: result, found: finding.found, mend: finding.mend,
      status: finding.status?.rawValue, until: until?.rawValue)
  }
}

import CloudStack

extension CheckReport {
  /// `check --json` of one rc file.
  var document: JSON { .object(members.merging(["version": .number("1")]) { $1 }) }

  /// `ok`: whether nothing failed; there may be warnings.
  var members: [String: JSON] { ["ok": .bool(status == .done), "checks": .array(findings.map(\.document))] }
}

extension Finding {
  /// `result` is `ok`, `warning`, `failed` or `not_checked`; what there is nothing to say of is left out. `status`: the
  /// exit status that a failure stands for; `until`: which other check has to be mended first.
  fileprivate var document: JSON {
    let (result, until): (String, Check?) =
      switch result {
      case .ok: ("ok", nil)
      case .warning: ("warning", nil)
      case .failed: ("failed", nil)
      case .notChecked(let until): ("not_checked", until)
      }
    let members: [String: JSON?] = [
      "name": .text(check.rawValue), "result": .text(result), "found": .text(found), "mend": mend.map(JSON.text),
      "status": status.map { .number("\($0.rawValue)") }, "until": until.map { .text($0.rawValue) },
    ]
    return .object(members.compactMapValues { $0 })
  }
}

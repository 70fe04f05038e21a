import CloudStack

/// What `check` has to say.
struct CheckReport: Equatable {
  var findings: [Finding]

  /// The highest of what failed; warnings do not count.
  var status: ExitStatus { findings.compactMap(\.status).max() ?? .done }

  /// One line a check, the mend on one below it, and how many there are.
  var text: String {
    let width = Check.allCases.map(\.rawValue.count).max() ?? 0
    let lines = findings.flatMap { finding in
      ["\(finding.word.padded(to: 4))  \(finding.check.rawValue.padded(to: width))  \(finding.found.printable)"]
        + (finding.mend.map { ["      mend: \($0.printable)"] } ?? [])
    }
    return (lines + ["", summary]).map { "\($0)\n" }.joined()
  }

  private var summary: String {
    func count(_ word: String) -> Int { findings.count { $0.word == word } }
    let troubles = [
      (count("FAIL"), "failed"), (count("WARN"), count("WARN") == 1 ? "warning" : "warnings"),
      (count("-"), "not checked"),
    ]
    let named = troubles.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return named.isEmpty
      ? "all \(findings.count) checks hold" : "of \(findings.count) checks: \(named.joined(separator: ", "))"
  }

  /// One object for programs, its keys sorted, so that equal reports are equal texts.
  var json: String { document.pretty + "\n" }
}

extension Finding {
  /// The status that it stands for; nil for all but failures.
  var status: ExitStatus? {
    if case .failed(let status) = result { return status }
    return nil
  }

  fileprivate var word: String {
    switch result {
    case .ok: "ok"
    case .warning: "WARN"
    case .failed: "FAIL"
    case .notChecked: "-"
    }
  }
}

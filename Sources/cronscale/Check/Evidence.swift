import Scaling

/// All that was read for the checks, before anything is made of it: what is found follows from this value alone.
struct Evidence: Sendable {
  /// What there is to say of the rc file and of the secrets that it names.
  var file: [Finding]
  /// As the rc file has it; empty where it has none.
  var endpoint: String
  /// Seconds that a signed request is valid; 0 without expiry.
  var expires: Int
  var contact: Reading<Contact>
  /// Nil where the rc file describes no whole group.
  var group: GroupEvidence?
}

extension Evidence {
  /// In the order of ``Check``.
  var findings: [Finding] {
    let found = file + [reachable, certificate, signature, clock] + groupFindings
    let order = Dictionary(uniqueKeysWithValues: zip(Check.allCases, 0...))
    return found.enumerated().sorted { a, b in
      (order[a.element.check] ?? 0, a.offset) < (order[b.element.check] ?? 0, b.offset)
    }.map(\.element)
  }

  private var groupFindings: [Finding] {
    if let group { return group.findings }
    return Check.ofGroup.map { $0.notChecked(until: .rcFile) }
  }
}

extension Check {
  /// What cannot be looked at without a whole rc file.
  static let ofGroup = allCases.filter {
    ![.rcFile, .secrets, .reachable, .certificate, .signature, .clock, .sshClient, .otherRule].contains($0)
  }
}

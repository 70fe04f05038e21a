import RCFile

/// All that a checkup has read, and how to read hosts again whose keys it does not know.
struct Examination: Sendable {
  private(set) var evidence: Evidence
  /// Nil where no host could be read.
  let hosts: (reader: HostsReader, targets: [HostTarget])?

  init(_ evidence: Evidence, hosts: (reader: HostsReader, targets: [HostTarget])?) {
    (self.evidence, self.hosts) = (evidence, hosts)
  }

  var report: CheckReport { CheckReport(findings: evidence.findings) }

  /// Reads hosts again whose keys are new and now trusted.
  mutating func readAgain(_ trust: inout KeyTrust) throws(Failure) {
    guard let hosts, let group = evidence.group, let snapshots = group.hosts.value else { return }
    let port = group.settings.monitoring.port
    evidence.group?.hosts = .read(
      try hosts.reader.readAgain(snapshots, of: hosts.targets) { key, host throws(Failure) in
        try trust.trusts(HostKeyQuestion(key: key, host: host, port: port))
      })
  }
}

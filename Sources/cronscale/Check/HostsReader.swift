import Platform
import SSH

/// A host to be read for the checks.
struct HostTarget: Sendable {
  /// As the rc file has it; of a member its name in the account.
  var name: String
  /// What SSH reaches it by, or why nothing is known to.
  var host: Result<String, Failure>
}

/// Reads all monitored hosts at once, and asks whether those that are not known are to be trusted.
struct HostsReader: Sendable {
  /// Any of them, but for its name.
  let pattern: MonitoredHost

  /// - Parameter trusts: is asked for each host whose key no known_hosts file has, one after the other.
  func read(
    _ targets: [HostTarget], trusts: (NewHostKey, _ host: String) throws(Failure) -> Bool
  ) throws(Failure) -> [HostSnapshot] {
    let deadline = pattern.startOfReading(targets.count)
    var snapshots = inParallel(targets) { target in read(target, before: deadline) }
    for (index, target) in targets.enumerated() {
      guard let host = try? target.host.get() else { continue }
      let reader = HostReader(host: pattern.at(host))
      guard let key = reader.unknownKey(in: snapshots[index]), try trusts(key, host) else { continue }
      snapshots[index] = reader.read(accepting: key, after: snapshots[index])
      snapshots[index].name = target.name
    }
    return snapshots
  }

  private func read(_ target: HostTarget, before deadline: Deadline) -> HostSnapshot {
    var snapshot: HostSnapshot
    switch target.host {
    case .success(let host): snapshot = HostReader(host: pattern.at(host)).read(before: deadline)
    case .failure(let failure):
      let trouble = SSHError(.unreachable, failure.message, hint: failure.hint, stage: .resolution)
      snapshot = HostSnapshot(trouble: trouble)
    }
    snapshot.name = target.name
    return snapshot
  }
}

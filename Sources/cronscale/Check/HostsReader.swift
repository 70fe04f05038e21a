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

  func read(_ targets: [HostTarget]) -> [HostSnapshot] {
    let deadline = pattern.startOfReading(targets.count)
    return inParallel(targets) { target in read(target, isOneOfSeveral: targets.count > 1, before: deadline) }
  }

  /// Those whose key no known_hosts file has, and is to be trusted, are read once more; all others stay as they are.
  ///
  /// - Parameter trusts: is asked for one after the other.
  func readAgain(
    _ snapshots: [HostSnapshot], of targets: [HostTarget],
    trusts: (NewHostKey, _ host: String) throws(Failure) -> Bool
  ) throws(Failure) -> [HostSnapshot] {
    let asked: [Asked] = zip(targets, snapshots).enumerated().compactMap { index, pair in
      guard pair.1.failedStage == .hostKey, let host = try? pair.0.host.get() else { return nil }
      let reader = HostReader(host: pattern.at(host, isOneOfSeveral: targets.count > 1))
      return Asked(index: index, host: host, reader: reader, snapshot: pair.1)
    }
    var trusted: [Trusted] = []
    for (one, key) in zip(asked, inParallel(asked) { $0.reader.unknownKey(in: $0.snapshot) }) {
      guard let key, try trusts(key, one.host) else { continue }
      trusted.append(Trusted(index: one.index, reader: one.reader, key: key, snapshot: one.snapshot))
    }
    var snapshots = snapshots
    for (one, snapshot) in zip(trusted, inParallel(trusted) { $0.read() }) { snapshots[one.index] = snapshot }
    return snapshots
  }

  /// One whose key was not believed.
  private struct Asked: Sendable {
    let index: Int
    let host: String
    let reader: HostReader
    let snapshot: HostSnapshot
  }

  private struct Trusted: Sendable {
    let index: Int
    let reader: HostReader
    let key: NewHostKey
    let snapshot: HostSnapshot

    func read() -> HostSnapshot {
      var next = reader.read(accepting: key, after: snapshot)
      next.name = snapshot.name
      return next
    }
  }

  private func read(_ target: HostTarget, isOneOfSeveral: Bool, before deadline: Deadline) -> HostSnapshot {
    var snapshot: HostSnapshot
    switch target.host {
    case .success(let host):
      snapshot = HostReader(host: pattern.at(host, isOneOfSeveral: isOneOfSeveral)).read(before: deadline)
    case .failure(let failure):
      let trouble = SSHError(.unreachable, failure.message, hint: failure.hint, stage: .resolution)
      snapshot = HostSnapshot(trouble: trouble)
    }
    snapshot.name = target.name
    return snapshot
  }
}

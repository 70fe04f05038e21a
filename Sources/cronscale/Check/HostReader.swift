import Platform
import SSH
import Synchronization

/// Reads the load for the checks, step by step.
struct HostReader: Sendable {
  let host: MonitoredHost

  func read() -> HostSnapshot { read(before: host.startOfReading(1)) }

  func read(before deadline: Deadline) -> HostSnapshot {
    let milestones = Milestones()
    let outcome = host.ask(before: deadline) { milestone in milestones.all.withLock { $0.append(milestone) } }
    var snapshot = HostSnapshot(milestones: milestones.all.withLock { $0 })
    snapshot.fallbackReason = outcome.fallbackReason
    snapshot.isBySystem = host.transport == .system || outcome.fallbackReason != nil
    switch outcome.result {
    case .success(let output): snapshot.load = host.load(in: output)
    case .failure(let error): snapshot.trouble = error
    }
    return snapshot
  }

  /// The key that a person could accept; nil where something else is wrong.
  ///
  /// The system's client does not tell it in a form to go by, so libssh2 looks, where it would see the same host.
  func unknownKey(in snapshot: HostSnapshot) -> NewHostKey? {
    guard snapshot.failedStage == .hostKey, let trouble = snapshot.trouble else { return nil }
    if let key = trouble.newHostKey { return key }
    let limits = Limits(deadline: Deadline(in: host.destination.timeout), isInterrupted: host.isInterrupted)
    guard snapshot.isBySystem, host.systemClient.goesStraight(to: host.destination, within: limits) else { return nil }
    return byLibrary.read().trouble?.newHostKey
  }

  /// Reads once more, with the key taken for the host's and written down.
  func read(accepting key: NewHostKey, after snapshot: HostSnapshot) -> HostSnapshot {
    let believing = (snapshot.isBySystem ? byLibrary : self).changing { destination in
      destination.acceptedHostKey = key
      destination.mayWriteKnownHosts = true
    }
    let first = believing.read()
    var next = snapshot.isBySystem ? read() : first
    next.acceptedInto = host.destination.knownHosts.first
    return next
  }

  private var byLibrary: HostReader {
    var host = host
    host.transport = .library
    return HostReader(host: host)
  }

  private func changing(_ change: (inout Destination) -> Void) -> HostReader {
    var host = host
    change(&host.destination)
    return HostReader(host: host)
  }
}

/// What the reading's thread has told so far.
private final class Milestones: Sendable {
  let all = Mutex<[Milestone]>([])
}

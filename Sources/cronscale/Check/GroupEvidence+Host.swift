import RCFile
import SSH
import Scaling

extension GroupEvidence {
  /// One line a step. What comes after the one that fails is pointless; what comes before it and was not reached, as with
  /// a private key that cannot be used, is as well.
  var hostFindings: [Finding] {
    let client = settings.monitoring.transport == .ssh || host.value?.failedStage == .client ? [finding(.client)] : []
    return client + Stage.allCases.filter { $0 != .client }.map(finding)
  }

  /// The SSH step that fails; nil where none does.
  var failingHostCheck: Check? {
    switch host {
    case .read(let snapshot): snapshot.failedStage?.check
    case .failed: .connection
    case .pointless(let check): check
    }
  }

  private func finding(_ stage: Stage) -> Finding {
    let check = stage.check
    return check.judge(host) { snapshot in
      if stage == snapshot.failedStage, let trouble = snapshot.trouble { return check.failed(Failure(trouble)) }
      if stage == .command, let load = snapshot.load { return judge(load) }
      if let fact = snapshot.fact(of: stage) { return check.ok(fact) }
      return check.notChecked(until: snapshot.failedStage?.check ?? .connection)
    }
  }

  private func judge(_ load: Result<Double, Failure>) -> Finding {
    switch load {
    case .success(let load):
      let policy = settings.policy
      return Check.load.ok(
        "\(text(load)) (scale out above \(text(policy.scaleOut.threshold)), in below \(text(policy.scaleIn.threshold)))"
      )
    case .failure(let failure):
      return Check.load.failed(failure)
    }
  }
}

extension HostSnapshot {
  /// What is known of a stage that went well; nil where it was not reached.
  fileprivate func fact(of stage: Stage) -> String? {
    if isBySystem {
      guard failedStage.map({ stage.rawValue < $0.rawValue }) ?? true else { return nil }
      let reason = stage == .login ? fallbackReason.map { ", since \($0)" } ?? "" : ""
      let file = stage == .hostKey ? acceptedInto.map { ", now in \($0)" } ?? "" : ""
      return "by the system's ssh\(reason)\(file)"
    }
    return milestones.lazy.compactMap { self.fact(of: stage, in: $0) }.first
  }

  private func fact(of stage: Stage, in milestone: Milestone) -> String? {
    switch (stage, milestone) {
    case (.resolution, .resolved(_, let addresses)): addresses.joined(separator: ", ")
    case (.connection, .connected(let address, let port)): "\(address) port \(port)"
    case (.hostKey, .believed(let key, let isNew)): "\(key.type) \(key.fingerprint)\(remark(isNew: isNew))"
    case (.login, .loggedIn(let user, let key)): "\(user) with \(key)"
    default: nil
    }
  }

  private func remark(isNew: Bool) -> String {
    guard isNew else { return "" }
    return acceptedInto.map { ", now in \($0)" } ?? ", new: the first run adds it"
  }
}

extension Stage {
  var check: Check {
    switch self {
    case .client: .sshClient
    case .resolution: .resolution
    case .connection: .connection
    case .hostKey: .hostKey
    case .login: .login
    case .command: .load
    }
  }
}

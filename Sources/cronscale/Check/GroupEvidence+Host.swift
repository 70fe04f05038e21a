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
    host.failing ?? host.value?.failedStage?.check
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
    isBySystem ? factBySystem(of: stage) : milestones.lazy.map(fact).first { $0.stage == stage }?.text
  }

  private func fact(in milestone: Milestone) -> (stage: Stage, text: String) {
    switch milestone {
    case .resolved(_, let addresses): (.resolution, addresses.joined(separator: ", "))
    case .connected(let address, let port): (.connection, "\(address) port \(port)")
    case .believed(let key, let isNew): (.hostKey, "\(key.type) \(key.fingerprint)\(remark(isNew: isNew))")
    case .loggedIn(let user, let key): (.login, "\(user) with \(key)")
    case .ran(let bytes): (.command, "\(bytes) bytes")
    case .systemClientEnded(let ending): (.client, ending)
    }
  }

  private func remark(isNew: Bool) -> String {
    guard isNew else { return "" }
    return acceptedInto.map { ", now in \($0)" } ?? ", new: the first run adds it"
  }

  /// It tells of nothing but what went wrong, and that comes last.
  private func factBySystem(of stage: Stage) -> String? {
    if let failedStage, stage.rawValue > failedStage.rawValue { return nil }
    let itself = "by the system's ssh"
    return switch stage {
    case .client: "found"
    case .resolution, .connection, .command: itself
    case .hostKey: itself + (acceptedInto.map { ", now in \($0)" } ?? "")
    case .login: itself + (fallbackReason.map { ", since \($0)" } ?? "")
    }
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

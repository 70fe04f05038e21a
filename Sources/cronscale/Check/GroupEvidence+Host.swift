import RCFile
import SSH
import Scaling

extension GroupEvidence {
  /// One line a step; of several hosts one that says how many are well, and one for each that fails there.
  var hostFindings: [Finding] {
    guard hosts.value?.isEmpty != true else {
      return [
        Check.load.warning(
          "no running member to ask: min_size is kept, and each run ends with 69 until one runs",
          mend: "start a member, or let a run launch one")
      ]
    }
    return costlyLogins
      + stages.flatMap { stage in
        stage.check.judgeAll(hosts) { snapshots in
          if loads.isOne { return snapshots.map { finding(stage, of: $0) } }
          return findings(stage, of: snapshots)
        }
      }
  }

  /// The system's client has a line where it is to be used, or was and is not there.
  private var stages: [Stage] {
    let isClientNamed = settings.monitoring.transport == .ssh
    let isClientMissing = hosts.value?.contains { $0.failedStage == .client } ?? false
    return Stage.allCases.filter { $0 != .client || isClientNamed || isClientMissing }
  }

  /// What the answers of all come to.
  var loads: HostLoads {
    var loads = HostLoads(hosts: (hosts.value ?? []).map(HostLoads.Host.init), aggregate: settings.monitoring.aggregate)
    if case .named(let named) = settings.monitoring.hosts { loads.isOne = named.count == 1 }
    return loads
  }

  // MARK: - One host

  /// What comes after the step that fails is pointless; what comes before it and was not reached, as with a private key
  /// that cannot be used, is as well.
  private func finding(_ stage: Stage, of snapshot: HostSnapshot) -> Finding {
    let check = stage.check
    if let failure = snapshot.failure(at: stage) { return check.failed(failure) }
    if stage == .command, case .success(let load)? = snapshot.load { return check.ok("\(text(load)) (\(triggers))") }
    if let fact = snapshot.fact(of: stage) { return check.ok(fact) }
    return check.notChecked(until: snapshot.failedStage?.check ?? .connection)
  }

  private var triggers: String {
    let policy = settings.policy
    return "scale out above \(text(policy.scaleOut.threshold)), in below \(text(policy.scaleIn.threshold))"
  }

  // MARK: - Several hosts

  private func findings(_ stage: Stage, of snapshots: [HostSnapshot]) -> [Finding] {
    let failing = snapshots.compactMap { trouble(at: stage, of: $0) }
    let passed = snapshots.count { $0.hasPassed(stage) }
    guard passed + failing.count > 0 else {
      return [stage.check.notChecked(until: snapshots.lazy.compactMap(\.failedStage).first?.check ?? .connection)]
    }
    guard passed > 0 else { return failing }
    let share = "\(passed) of \(snapshots.count) hosts"
    guard stage == .command else { return [stage.check.ok(share)] + failing }
    return [loadFinding] + failing
  }

  /// A run gets on without one host, as long as most of them answer.
  private func trouble(at stage: Stage, of snapshot: HostSnapshot) -> Finding? {
    guard var failure = snapshot.failure(at: stage) else { return nil }
    if !failure.message.hasPrefix(snapshot.name) { failure.message = "\(snapshot.name): \(failure.message)" }
    if stage == .resolution, settings.monitoring.hosts == .members(by: .name) {
      failure.hint =
        "set address in [monitoring] to private, or have this machine know the VMs' names: getent hosts "
        + snapshot.name.forShell
    }
    guard case .success = loads.load else { return stage.check.failed(failure) }
    return Finding(check: stage.check, result: .warning, found: failure.message, mend: failure.hint)
  }

  private var loadFinding: Finding {
    switch loads.load {
    case .success: Check.load.ok("\(loads.summary) (\(triggers))")
    case .failure(let failure):
      Check.load.failed(failure.status, loads.summary, mend: "mend hosts until more than half of them answer")
    }
  }
}

extension HostLoads.Host {
  fileprivate init(_ snapshot: HostSnapshot) {
    self.init(name: snapshot.name, load: snapshot.outcome, address: snapshot.address)
  }
}

extension HostSnapshot {
  /// What the whole reading came to.
  var outcome: Result<Double, Failure> {
    if let trouble { return .failure(Failure(trouble)) }
    return load ?? .failure(.interrupted)
  }

  /// What is wrong at a stage; nil where it went well, or was not reached.
  fileprivate func failure(at stage: Stage) -> Failure? {
    if let trouble { return stage == failedStage ? Failure(trouble) : nil }
    guard stage == .command, case .failure(let failure)? = load else { return nil }
    return failure
  }

  fileprivate func hasPassed(_ stage: Stage) -> Bool {
    failure(at: stage) == nil && (stage == .command ? load != nil : fact(of: stage) != nil)
  }

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

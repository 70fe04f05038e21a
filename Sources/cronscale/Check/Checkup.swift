import CloudStack
import Platform
import RCFile
import SSH
import Scaling

/// Tries everything that a run needs, and changes nothing: cloud, disk and host are looked at side by side.
struct Checkup: Sendable {
  /// What the rc file holds, or why there is none.
  var rcFile: Result<RCText, Failure>
  /// What `--state-dir` says.
  var stateDir: String?
  var newHostKeys = NewHostKeys.refused
  let user: User
  let surroundings: Surroundings
  /// Shared with the checks of other groups.
  var throttles = Throttles()
  /// Is told of each API call and SSH step.
  let log: Log
  var awaited = Awaited.unseen

  /// No next run goes on with a check.
  private static let interrupted = Failure(.unfinished, "interrupted by a signal")

  /// - Throws: only where a signal came.
  func report() throws(Failure) -> CheckReport {
    let file = RCFileExamination(rcFile, user: user)
    defer { awaited.end() }
    let secrets = awaited.during("secrets") {
      SecretsExamination(file, Secrets(user: user, isInterrupted: surroundings.isInterrupted))
    }
    let cloud = Job { awaited.during("the API") { askCloud(file, secrets.credentials) } }
    let disk = Job { file.settings.map { lookAtDisk($0, hasUserdata: file.hasUserdata) } }
    let hosts = try readHosts(file, secrets.passphrase) { cloud.join().1.memberHosts }
    let (contact, snapshot) = cloud.join()
    let found = disk.join()
    guard !surroundings.isInterrupted() else { throw Self.interrupted }
    var evidence = Evidence(
      file: file.findings + secrets.findings, endpoint: file.account?.endpoint ?? "",
      expires: file.account?.expires ?? 0, contact: contact)
    if let settings = file.settings, let found {
      evidence.group = GroupEvidence(
        settings: settings, rcFile: file.path.flatMap { RCLocation.option(for: $0, user: user) }, cloud: snapshot,
        hosts: hosts, disk: found)
    }
    return CheckReport(findings: evidence.findings)
  }

  // MARK: - Cloud

  private func askCloud(
    _ file: RCFileExamination, _ credentials: Reading<Credentials>
  ) -> (Reading<Contact>, CloudSnapshot) {
    guard let account = file.account, let credentials = credentials.value else {
      let failing = credentials.failing ?? .rcFile
      return (.pointless(until: failing), CloudSnapshot(pointlessUntil: failing))
    }
    let client = Client(
      account, credentials,
      ClientEnvironment(
        surroundings, throttle: throttles.throttle(of: credentials, at: account.endpoint),
        trace: { [log] in log(.trace(key: "api", text: $0.description)) }))
    var reader = CloudReader(client, now: surroundings.now)
    if let settings = file.settings {
      let snapshot = reader.snapshot(for: settings)
      return (.read(reader.contact), snapshot)
    }
    reader.knock()
    return (.read(reader.contact), CloudSnapshot(pointlessUntil: .rcFile))
  }

  // MARK: - Disk

  private func lookAtDisk(_ settings: Settings, hasUserdata: Bool) -> DiskSnapshot {
    let folder = Result { () throws(Failure) in
      try StateFolder(
        option: stateDir, environment: user.environment, home: user.home, ownsSystemFolder: user.ownsSystemState)
    }
    return DiskReader(settings: settings, folder: folder, hasUserdata: hasUserdata).snapshot()
  }

  // MARK: - Hosts

  /// - Parameter members: waits for the cloud to tell them.
  private func readHosts(
    _ file: RCFileExamination, _ passphrase: Reading<Secret?>, members: () -> Reading<[HostTarget]>
  ) throws(Failure) -> Reading<[HostSnapshot]> {
    guard let monitoring = file.settings?.monitoring, file.hasPrivateKey else { return .pointless(until: .rcFile) }
    guard let passphrase = passphrase.value else { return .pointless(until: .secrets) }
    let reader = HostsReader(
      pattern: MonitoredHost(
        monitoring, passphrase: passphrase, user: user, mayWriteKnownHosts: false,
        isInterrupted: surroundings.isInterrupted, log: log))
    let targets = targets(monitoring.hosts, members)
    guard let targets = targets.value else { return targets.map { _ in [] } }
    let snapshots = awaited.during("SSH") { reader.read(targets) }
    guard newHostKeys != .refused else { return .read(snapshots) }
    return .read(
      try reader.readAgain(snapshots, of: targets) { key, host throws(Failure) in
        try trusts(HostKeyQuestion(key: key, host: host, port: monitoring.port))
      })
  }

  private func targets(
    _ hosts: Settings.Monitoring.Hosts, _ members: () -> Reading<[HostTarget]>
  ) -> Reading<[HostTarget]> {
    switch hosts {
    case .members: members()
    case .named(let named): .read(named.map { HostTarget(name: $0.name, host: .success($0.name)) })
    }
  }

  private func trusts(_ question: HostKeyQuestion) throws(Failure) -> Bool {
    switch newHostKeys {
    case .refused: false
    case .accepted: true
    case .asked: try agrees(to: question)
    }
  }

  private func agrees(to question: HostKeyQuestion) throws(Failure) -> Bool {
    awaited.end()
    do { return try Questioner.standard.agrees(to: question.text) } catch { throw Self.interrupted }
  }
}

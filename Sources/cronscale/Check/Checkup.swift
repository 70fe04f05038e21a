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
  static let interrupted = Failure(.unfinished, "interrupted by a signal")

  /// - Throws: only where a signal came.
  func report() throws(Failure) -> CheckReport {
    try examination().report
  }

  /// - Throws: only where a signal came.
  func examination() throws(Failure) -> Examination {
    let file = RCFileExamination(rcFile, user: user)
    defer { awaited.end() }
    let secrets = awaited.during("secrets") {
      SecretsExamination(file, Secrets(user: user, isInterrupted: surroundings.isInterrupted))
    }
    let cloud = Job { awaited.during("the API") { askCloud(file, secrets.credentials) } }
    let disk = Job { file.settings.map { lookAtDisk($0, hasUserdata: file.hasUserdata) } }
    let (reader, targets) = whomToAsk(file, secrets.passphrase) { cloud.join().1.memberHosts }
    let hosts = targets.map { targets in awaited.during("SSH") { reader?.read(targets) ?? [] } }
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
    awaited.end()
    var examination = Examination(evidence, hosts: reader.flatMap { reader in targets.value.map { (reader, $0) } })
    var trust = KeyTrust(newHostKeys)
    if newHostKeys != .refused { try examination.readAgain(&trust) }
    guard !surroundings.isInterrupted() else { throw Self.interrupted }
    return examination
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
  private func whomToAsk(
    _ file: RCFileExamination, _ passphrase: Reading<Secret?>, members: () -> Reading<[HostTarget]>
  ) -> (reader: HostsReader?, targets: Reading<[HostTarget]>) {
    guard let monitoring = file.settings?.monitoring, file.hasPrivateKey else {
      return (nil, .pointless(until: .rcFile))
    }
    guard let passphrase = passphrase.value else { return (nil, .pointless(until: .secrets)) }
    let pattern = MonitoredHost(
      monitoring, passphrase: passphrase, user: user, mayWriteKnownHosts: false,
      isInterrupted: surroundings.isInterrupted, log: log)
    return (HostsReader(pattern: pattern), targets(monitoring.hosts, members))
  }

  private func targets(
    _ hosts: Settings.Monitoring.Hosts, _ members: () -> Reading<[HostTarget]>
  ) -> Reading<[HostTarget]> {
    switch hosts {
    case .members: members()
    case .named(let named): .read(named.map { HostTarget(name: $0.name, host: .success($0.name)) })
    }
  }
}

import CloudStack
import Platform
import RCFile
import SSH
import Scaling

extension Invocation {
  /// Puts a run together from its settings; asks nobody yet.
  func groupRun(_ settings: Settings, _ folder: StateFolder, _ user: User) throws -> GroupRun {
    let secrets = try Secrets(settings, user, isInterrupted: surroundings.isInterrupted)
    let subject = StateFile.Subject(endpoint: settings.account.endpoint, rules: settings.group.rules)
    return GroupRun(
      settings: settings, cloud: try cloud(settings, secrets), readLoad: host(settings, secrets, user).read,
      state: StateFile(path: folder.stateFile(of: settings.group.name), subject: subject), log: log,
      surroundings: surroundings)
  }

  private func cloud(_ settings: Settings, _ secrets: Secrets) throws -> Cloud {
    let account = settings.account
    let client = Client(
      endpoint: account.endpoint,
      credentials: Credentials(apiKey: secrets.apiKey.reveal(), secretKey: secrets.secretKey.reveal()),
      timeout: account.timeout, expires: account.expires, caFile: account.caFile, environment: clientEnvironment)
    return Cloud(
      client: client, rules: settings.group.rules, deployParameters: settings.launch.parameters,
      userdata: try settings.launch.userdataFile.map(Userdata.encoded), readiness: settings.launch.ready,
      signsExpiry: account.expires > 0)
  }

  private func host(_ settings: Settings, _ secrets: Secrets, _ user: User) -> MonitoredHost {
    let monitoring = settings.monitoring
    let destination = Destination(
      host: monitoring.host, port: monitoring.port, user: monitoring.user, privateKeyPath: monitoring.privateKeyPath,
      passphrase: secrets.passphrase?.reveal(),
      knownHosts: monitoring.knownHosts ?? Settings.Monitoring.defaultKnownHosts(home: user.home),
      knownHostsGiven: monitoring.knownHosts != nil, acceptsNewHostKeys: monitoring.hostKey == .acceptNew,
      mayWriteKnownHosts: mayChange, timeout: monitoring.timeout)
    return MonitoredHost(
      destination: destination, transport: SSH.Transport(monitoring.transport),
      systemClient: SystemClient(askpass: executablePath(), environment: user.environment), metric: monitoring.metric,
      isPerProcessor: monitoring.perCPU, command: monitoring.command, isInterrupted: surroundings.isInterrupted,
      log: log)
  }

  private var clientEnvironment: ClientEnvironment {
    ClientEnvironment(
      now: { [surroundings] in surroundings.now().seconds }, sleep: surroundings.sleep,
      isInterrupted: surroundings.isInterrupted,
      trace: { [log] in log(.trace(key: "api", text: $0.description)) })
  }
}

extension SSH.Transport {
  fileprivate init(_ choice: Settings.Monitoring.Transport) {
    switch choice {
    case .auto: self = .automatic
    case .libssh2: self = .library
    case .ssh: self = .system
    }
  }
}

import CloudStack
import Platform
import RCFile
import SSH
import Scaling

extension Invocation {
  /// Puts a run together from its settings; asks nobody yet.
  func groupRun(_ settings: Settings, _ folder: StateFolder, _ user: User) throws -> GroupRun {
    let secrets = Secrets(user: user, isInterrupted: surroundings.isInterrupted)
    let subject = StateFile.Subject(endpoint: settings.account.endpoint, rules: settings.group.rules)
    return GroupRun(
      settings: settings, cloud: try cloud(settings, secrets), readLoad: try host(settings, secrets).read,
      state: StateFile(path: folder.stateFile(of: settings.group.name), subject: subject), log: log,
      surroundings: surroundings)
  }

  private func cloud(_ settings: Settings, _ secrets: Secrets) throws -> Cloud {
    let client = Client(
      settings.account, try secrets.credentials(of: settings.account),
      ClientEnvironment(surroundings, trace: { [log] in log(.trace(key: "api", text: $0.description)) }))
    return Cloud(
      client: client, rules: settings.group.rules, deployParameters: settings.launch.parameters,
      userdata: try settings.launch.userdataFile.map(Userdata.encoded), readiness: settings.launch.ready,
      signsExpiry: settings.account.expires > 0)
  }

  private func host(_ settings: Settings, _ secrets: Secrets) throws -> MonitoredHost {
    let (monitoring, user) = (settings.monitoring, secrets.user)
    let destination = Destination(
      host: monitoring.host, port: monitoring.port, user: monitoring.user, privateKeyPath: monitoring.privateKeyPath,
      passphrase: try secrets.passphrase(of: monitoring)?.reveal(),
      knownHosts: monitoring.knownHosts ?? Settings.Monitoring.defaultKnownHosts(home: user.home),
      knownHostsGiven: monitoring.knownHosts != nil, acceptsNewHostKeys: monitoring.hostKey == .acceptNew,
      mayWriteKnownHosts: mayChange, timeout: monitoring.timeout)
    return MonitoredHost(
      destination: destination, transport: SSH.Transport(monitoring.transport),
      systemClient: SystemClient(askpass: executablePath(), environment: user.environment), metric: monitoring.metric,
      isPerProcessor: monitoring.perCPU, command: monitoring.command, isInterrupted: surroundings.isInterrupted,
      log: log)
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

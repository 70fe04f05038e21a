import CloudStack
import Platform
import RCFile
import SSH
import Scaling

extension Invocation {
  /// Puts a run together from its settings; asks nobody yet.
  func groupRun(_ settings: Settings, _ folder: StateFolder, _ user: User, _ log: Log) throws -> GroupRun {
    let secrets = Secrets(user: user, isInterrupted: surroundings.isInterrupted)
    let subject = StateFile.Subject(endpoint: settings.account.endpoint, rules: settings.group.rules)
    return GroupRun(
      settings: settings, cloud: try cloud(settings, secrets, log),
      readLoads: try host(settings, secrets, log).read(each:),
      state: StateFile(
        path: folder.stateFile(of: settings.group.name), subject: subject, neighbourhood: neighbourhood),
      log: log, surroundings: surroundings)
  }

  private func cloud(_ settings: Settings, _ secrets: Secrets, _ log: Log) throws -> Cloud {
    let credentials = try secrets.credentials(of: settings.account)
    let environment = ClientEnvironment(
      surroundings, throttle: throttles.throttle(of: credentials, at: settings.account.endpoint),
      trace: { log(.trace(key: "api", text: $0.description)) })
    let newClient = { @Sendable in Client(settings.account, credentials, environment) }
    return Cloud(
      client: newClient(), anotherClient: newClient, rules: settings.group.rules,
      deployParameters: settings.launch.parameters,
      userdata: try settings.launch.userdataFile.map(Userdata.encoded), readiness: settings.launch.ready,
      signsExpiry: settings.account.expires > 0)
  }

  private func host(_ settings: Settings, _ secrets: Secrets, _ log: Log) throws -> MonitoredHost {
    MonitoredHost(
      settings.monitoring, passphrase: try secrets.passphrase(of: settings.monitoring), user: secrets.user,
      mayWriteKnownHosts: mayChange, isInterrupted: surroundings.isInterrupted, log: log)
  }
}

extension MonitoredHost {
  /// A host as an rc file has it asked; ``at(_:)`` says which.
  init(
    _ monitoring: Settings.Monitoring, passphrase: Secret?, user: User, mayWriteKnownHosts: Bool,
    isInterrupted: @escaping @Sendable () -> Bool, log: Log
  ) {
    let destination = Destination(
      host: "", port: monitoring.port, user: monitoring.user, privateKeyPath: monitoring.privateKeyPath,
      passphrase: passphrase?.reveal(),
      knownHosts: monitoring.knownHosts ?? Settings.Monitoring.defaultKnownHosts(home: user.home),
      knownHostsGiven: monitoring.knownHosts != nil, acceptsNewHostKeys: monitoring.hostKey == .acceptNew,
      mayWriteKnownHosts: mayWriteKnownHosts, timeout: monitoring.timeout)
    self.init(
      destination: destination, transport: SSH.Transport(monitoring.transport),
      systemClient: SystemClient(askpass: executablePath(), environment: user.environment), metric: monitoring.metric,
      isPerProcessor: monitoring.perCPU, command: monitoring.command, isInterrupted: isInterrupted,
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

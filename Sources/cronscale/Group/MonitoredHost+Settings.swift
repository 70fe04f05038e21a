import Platform
import RCFile
import SSH

extension MonitoredHost {
  /// The host of an rc file's `[monitoring]`; fetches the key's passphrase, and asks nobody else yet.
  init(
    _ monitoring: Settings.Monitoring, _ secrets: Secrets, isInterrupted: @escaping @Sendable () -> Bool, log: Log
  ) throws(Failure) {
    let user = secrets.user
    let destination = Destination(
      host: monitoring.host, port: monitoring.port, user: monitoring.user, privateKeyPath: monitoring.privateKeyPath,
      passphrase: try secrets.passphrase(of: monitoring)?.reveal(),
      knownHosts: monitoring.knownHosts ?? Settings.Monitoring.defaultKnownHosts(home: user.home),
      knownHostsGiven: monitoring.knownHosts != nil, acceptsNewHostKeys: monitoring.hostKey == .acceptNew,
      timeout: monitoring.timeout)
    self.init(
      destination: destination, transport: SSH.Transport(monitoring.transport),
      systemClient: SystemClient(askpass: executablePath(), environment: user.environment), metric: monitoring.metric,
      isPerProcessor: monitoring.perCPU, command: monitoring.command, isInterrupted: isInterrupted, log: log)
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

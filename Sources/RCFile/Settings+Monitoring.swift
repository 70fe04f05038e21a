package import Scaling

extension Settings {
  /// The hosts whose load decides, and how they are asked.
  package struct Monitoring: Sendable, Equatable {
    /// Which load average counts.
    package typealias Metric = LoadMetric

    /// What becomes of a host key that no known_hosts file has; a changed key is always refused.
    package enum HostKeyPolicy: String, Sendable, CaseIterable {
      case strict
      case acceptNew = "accept-new"
    }

    /// Which SSH client connects.
    package enum Transport: String, Sendable, CaseIterable { case auto, libssh2, ssh }

    package internal(set) var hosts = Hosts.named([])
    /// How the loads of several become one.
    package internal(set) var aggregate = Aggregate.average
    package internal(set) var user = ""
    package internal(set) var privateKeyPath = ""
    package internal(set) var passPhrase: SecretSource?
    /// Nil where the file names none: 22, or what ssh_config says.
    package internal(set) var port: Int?
    package internal(set) var metric = Metric.load1
    /// Whether the load is divided by the number of processors.
    package internal(set) var perCPU = false
    /// Runs instead of reading the load; its first output word is the number.
    package internal(set) var command: String?
    /// Nil where the file names none: `defaultKnownHosts(home:)`, or what ssh_config says.
    package internal(set) var knownHosts: [String]?
    package internal(set) var hostKey = HostKeyPolicy.strict
    /// Seconds for the whole reading of all hosts.
    package internal(set) var timeout = 0.0
    package internal(set) var transport = Transport.auto

    /// The known_hosts files of a user whose home folder is `home`, of all users where there is none.
    package static func defaultKnownHosts(home: String?) -> [String] {
      Keys.defaultKnownHosts.compactMap { path in
        path.hasPrefix("~") ? home.map { $0 + path.dropFirst() } : path
      }
    }
  }
}

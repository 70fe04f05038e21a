import CloudSimulator
import Foundation
import TestSupport

/// A group to scale: a simulated cloud, a real sshd whose load the test sets, an rc file, and the built program.
final class World: Sendable {
  let cloud: Simulator
  /// The cloud's own.
  let clock = ShiftedClock()
  let host: SSHServer
  let folder: URL
  /// The private key that the host lets in.
  let key: String

  /// - Parameter load: what the monitored host shows; 2 lies between the thresholds of ``rc(_:)``.
  init(
    _ configuration: CloudConfiguration = .quick, load: String = "2.00", interception: Simulator.Interception? = nil
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cronscale-world-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let cloud = try Simulator(configuration, clock: { [clock] in clock.now })
    (host, key) = try await Turnstile.entering {
      let login = try await onThread {
        let host = try SSHServer(load: Self.averages(load))
        return (host, try host.makeKey())
      }
      try await cloud.start()
      return login
    }
    self.cloud = cloud
    intercept(interception)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
    cloud.leaveWorld()
  }

  func setLoad(_ load: String) throws {
    try host.setLoad(Self.averages(load))
  }

  private static func averages(_ load: String) -> String { "\(load) \(load) \(load) 1/80 4711" }

  // MARK: - The rc file

  /// The settings of a group of 2 to 4 members, one more above 3, one less below 1, without cooldown; `changes` are
  /// laid over them, by section and key, nil takes one away.
  func rc(_ changes: [String: [String: String?]] = [:]) -> String {
    var sections = defaults
    for (section, keys) in changes {
      for (key, value) in keys { sections[section, default: [:]][key] = value }
    }
    return rcText(sections)
  }

  private var defaults: [String: [String: String]] {
    let endpoint = cloud.endpoint
    let sections = cloud.withCloud { cloud, _ in cloud.sections(endpoint: endpoint) }
    let own = [
      "monitoring": [
        "host": host.address, "port": "\(host.port)", "vm": "web-1", "user": host.user, "private_key_path": key,
        "known_hosts": host.knownHosts,
      ],
      "scaling": ["min_size": "2", "max_size": "4", "job_poll": "0.05"],
      "scaling_policy_out": ["threshold": "3", "cooldown": "0"],
      "scaling_policy_in": ["threshold": "1", "cooldown": "0", "drain": "0"],
    ]
    return sections.merging(own) { $0.merging($1) { $1 } }
  }

  @discardableResult
  func write(_ text: String, to name: String = "web.rc", mode: Int = 0o600) throws -> String {
    let path = folder.appending(path: name).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  // MARK: - Runs

  /// One run with the settings of ``rc(_:)`` and further options.
  func run(_ options: String..., changing changes: [String: [String: String?]] = [:]) async throws -> Finished {
    try write(rc(changes))
    return try await program(options).finished()
  }

  /// A run that goes on while the test does something else.
  func start(_ options: String..., changing changes: [String: [String: String?]] = [:]) throws -> Program {
    try write(rc(changes))
    return try program(options)
  }

  /// The built program, as cron starts it: with hardly any environment, in its home folder, which is the world's.
  ///
  /// - Parameter output: takes standard output in place of a file.
  func program(_ options: [String], environment: [String: String] = [:], output: FileHandle? = nil) throws -> Program {
    let usual = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    return try Program(
      ["-c", "web.rc", "--state-dir", "state"] + options, in: folder,
      environment: usual.merging(environment) { $1 }, output: output)
  }

  // MARK: - What came of it

  /// Names of the rule's members, in the order of their registration.
  var members: [String] { cloud.withCloud { cloud, _ in cloud.memberNames } }

  /// VMs that cost money, by name.
  var machines: [String] { cloud.withCloud { cloud, _ in cloud.ledger.entries.filter(\.costs).map(\.name) } }

  /// Commands that the cloud was asked for, in order.
  var commands: [String] { cloud.requestLog.map(\.command) }

  /// Commands that change something.
  var changes: [String] { cloud.requestLog.filter { !$0.isRead }.map(\.command) }

  /// Everything below the folder, as paths relative to it.
  var files: [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).sorted()
  }

  var state: String { (try? String(contentsOf: folder.appending(path: "state/web.json"), encoding: .utf8)) ?? "" }
}

extension CloudConfiguration {
  /// A 3.0 cloud with numbers for ids whose jobs are over in a moment.
  static var quick: CloudConfiguration {
    var configuration = CloudConfiguration()
    configuration.ids = .integer
    configuration.bootTime = 0.2
    configuration.jobTime = 0.05
    return configuration
  }
}

import CloudSimulator
import Foundation
import TestSupport

/// What somebody knows who has just been given an account.
struct Newcomer {
  let endpoint: String
  let apiKey: String
  let secretKey: String
}

extension World {
  /// A cloud with something to choose from, and a home folder with the key that the host lets in.
  static func forNewcomer(load: String = "2.00") async throws -> World {
    var configuration = CloudConfiguration.quick
    configuration.catalogue = .full
    let world = try await World(configuration, load: load)
    let keys = world.folder.appending(path: ".ssh")
    try FileManager.default.createDirectory(
      at: keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(atPath: world.key, toPath: keys.appending(path: "id_ed25519").path)
    return world
  }

  var newcomer: Newcomer {
    let endpoint = cloud.endpoint
    return cloud.withCloud { cloud, _ in
      Newcomer(endpoint: endpoint, apiKey: cloud.world.users[0].apiKey, secretKey: cloud.world.users[0].secretKey)
    }
  }

  /// What a login shell has for the programs that it starts.
  var loginEnvironment: [String: String] {
    ["HOME": folder.path, "USER": host.user, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
      .merging(stateFolder) { $1 }
  }

  /// Root's would be the system's own.
  var stateFolder: [String: String] { ["CRONSCALE_STATE_DIR": folder.appending(path: "state").path] }

  /// Somebody who has started `cronscale init`.
  func typist(_ options: String...) throws -> Typist {
    try Typist(["init"] + options, in: folder, environment: loginEnvironment)
  }

  /// `cronscale init` as a script calls it.
  func initialize(_ options: [String], environment: [String: String] = [:]) async throws -> ShellRun {
    let words = options.map { "'\($0)'" }.joined(separator: " ")
    return try await EndToEndTests.shell(
      "exec \"$cronscale\" init \(words)", in: folder, environment: loginEnvironment.merging(environment) { $1 })
  }

  /// All that a script can say, but for the secret key.
  var initOptions: [String] {
    [
      "--host", cloud.endpoint, "--api-key", newcomer.apiKey, "--rule", "web-lb", "--template", "web-2026-11",
      "--offering", "M4", "--monitor", host.address, "--vm", "web-1", "--port", "\(host.port)", "--user", host.user,
      "--private-key", ".ssh/id_ed25519", "--accept-host-keys", "--min-size", "2", "--max-size", "4",
      "--threshold-out", "3", "--threshold-in", "1",
    ]
  }

  /// The file that `init` writes where nothing else is said; nil where there is none.
  var rcFile: String? { try? String(contentsOf: folder.appending(path: ".cronscalerc"), encoding: .utf8) }
}

extension Typist {
  /// The questions up to the rule, answered rightly.
  func answerForAccount(of newcomer: Newcomer) async throws {
    try await answer("The API's URL, such as https://cloud.example.com/client/api: ", newcomer.endpoint)
    try await answer("API key: ", newcomer.apiKey)
    try await answer("Secret key (not shown): ", newcomer.secretKey)
  }

  /// The questions up to the login.
  func answerForMachines(of world: World) async throws {
    try await answer("Load-balancer rule: ", "1")
    try await answer("Template of new VMs: ", "web-2026-11")
    try await answer("Service offering: ", "M4")
    try await answer("Network of new VMs [1]: ")
    try await answer("Monitored VM [1]: ")
    try await answer("Its name or address for SSH [10.1.1.11]: ", world.host.address)
    try await answer("SSH port [22]: ", "\(world.host.port)")
  }

  func answerForLogin(of world: World) async throws {
    try await answer("SSH user [\(world.host.user)]: ")
    try await answer("Private key, or the path of another [1]: ")
    try await answer("shall it be trusted? [y/N] ", "y")
  }

  func answerForPolicy() async throws {
    try await answer("The group's name [web-lb]: ", "web")
    try await answer("Least number of running members [2]: ")
    try await answer("Greatest number of VMs [5]: ", "4")
    try await answer("Scale out when the load is above [3]: ")
    try await answer("Scale in when the load is below [1]: ")
  }
}

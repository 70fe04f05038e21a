import CloudSimulator
import Foundation

/// A simulated cloud, an rc file that has nothing but its account, and the built program's `api`.
final class APIWorld: Sendable {
  let cloud: Simulator
  let folder: URL

  init(_ configuration: CloudConfiguration = .choice, interception: Simulator.Interception? = nil) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cronscale-api-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let cloud = try Simulator(configuration)
    try await Turnstile.entering { try await cloud.start() }
    self.cloud = cloud
    cloud.intercept(interception)
    try write()
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
    cloud.leaveWorld()
  }

  /// The account's section with changes, nil takes a key away, as `.cronscalerc` of the home folder.
  func write(_ changes: [String: String?] = [:], to name: String = ".cronscalerc", mode: Int = 0o600) throws {
    let access = cloud.access
    var account = ["host": access.endpoint, "api_key": access.apiKey, "secret_key": access.secretKey]
    for (key, value) in changes { account[key] = value }
    let file = folder.appending(path: name).path
    try rcText(["account": account]).write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
  }

  /// `cronscale api` with these words, as a shell reads them.
  func api(_ words: String, environment: [String: String] = [:]) async throws -> ShellRun {
    try await shell("exec \"$cronscale\" api \(words)", environment: environment)
  }

  func shell(_ line: String, environment: [String: String] = [:]) async throws -> ShellRun {
    let usual = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    return try await EndToEndTests.shell(line, in: folder, environment: usual.merging(environment) { $1 })
  }

  /// What the cloud was asked, but for what it says of its commands.
  var requests: [LoggedRequest] { cloud.requestLog.filter { $0.command != "listApis" } }
}

extension CloudConfiguration {
  /// A cloud as IDC Frontier's was, with something to choose from.
  static var choice: CloudConfiguration {
    var configuration = quick
    (configuration.catalogue, configuration.ids) = (.full, .number)
    return configuration
  }

  /// A new cloud, which says what its commands are.
  static var talkative: CloudConfiguration {
    var configuration = choice
    (configuration.flavour, configuration.ids) = (.v4, .uuid)
    return configuration
  }
}

/// What a call that was answered prints.
func printed(_ text: String, warning: String = "") -> ShellRun {
  ShellRun(status: 0, output: text, errors: warning)
}

/// What a call that came to nothing prints.
func complained(_ status: Int32, _ message: String, hint: String? = nil) -> ShellRun {
  ShellRun(status: status, output: "", errors: "Error: \(message)\n" + (hint.map { "Hint: \($0)\n" } ?? ""))
}

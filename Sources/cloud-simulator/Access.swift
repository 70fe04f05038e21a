import CloudSimulator
import Foundation

/// What somebody needs to use the simulated cloud.
struct Access {
  private let values: [(key: String, value: String)]

  init(_ simulator: Simulator) {
    let url = simulator.endpoint
    values = simulator.withCloud { cloud, _ in
      let world = cloud.world
      return [
        ("url", url), ("api_key", world.users[0].apiKey), ("secret_key", world.users[0].secretKey),
        ("load_balancer", cloud.text(cloud.rule.id)), ("zoneid", cloud.text(world.zone.id)),
        ("serviceofferingid", cloud.text(world.offerings[0].id)), ("templateid", cloud.text(world.templates[0].id)),
        ("networkids", cloud.text(world.network.id)), ("members", cloud.memberNames.joined(separator: ",")),
      ]
    }
  }

  /// One `key=value` a line, the last `ready=yes`.
  var lines: String {
    (values.map { "\($0.key)=\($0.value)" } + ["ready=yes"]).joined(separator: "\n")
  }

  /// The sections of an rc file that follow from the cloud; for its owner's eyes only.
  func writeRC(to path: String) throws {
    let value = Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0.value) })
    let keys = ["zoneid", "serviceofferingid", "templateid", "networkids"]
    let launch = keys.map { "\($0) = \(value[$0] ?? "")" }.joined(separator: "\n")
    let text = """
      [account]
      host = \(value["url"] ?? "")
      api_key = \(value["api_key"] ?? "")
      secret_key = \(value["secret_key"] ?? "")

      [launch_config]
      \(launch)

      [scaling]
      load_balancer = \(value["load_balancer"] ?? "")

      """
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: attributes) else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
    }
  }
}

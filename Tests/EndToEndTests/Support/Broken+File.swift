import CloudSimulator
import Foundation
import TestSupport

extension Broken {
  /// The rc file, and what it names.
  static let file: [Broken] = [
    Broken("others can read the rc file", "rc file", "rc file web.rc: it holds secrets", status: 77)
      .with { $0.mode = 0o644 },
    Broken(
      "a misspelt key", "rc file", "web.rc:", status: 78, changes: ["scaling": ["max_sise": "4"]]),
    Broken(
      "a value out of range", "rc file", "web.rc:", status: 78, changes: ["scaling": ["min_size": "0"]]),
    Broken(
      "no private key", "rc file", "web.rc: [monitoring] private_key_path: there is no file", status: 78,
      changes: ["monitoring": ["private_key_path": "nowhere"]]),
    Broken(
      "no user data", "rc file", "web.rc: [launch_config] userdata_file: there is no file", status: 78,
      changes: ["launch_config": ["userdata_file": "nowhere"]]),
    Broken(
      "no file of authorities", "rc file", "web.rc: [account] ca_file: there is no file", status: 78,
      changes: ["account": ["ca_file": "nowhere"]]),
    Broken(
      "no file of the secret key", "secrets", "[account] secret_key_file", status: 78,
      changes: ["account": ["secret_key": nil, "secret_key_file": "nowhere"]]),
    Broken(
      "a command that brings no passphrase", "secrets", "[monitoring] pass_phrase_command", status: 78,
      changes: ["monitoring": ["pass_phrase_command": "exit 3"]]),
  ]

  /// The way to the API, and the key.
  static let api: [Broken] = [
    Broken(
      "an unknown host name", "API reachable", "listLoadBalancerRules: no connection to the API", status: 69,
      changes: ["account": ["host": "http://nowhere.invalid/client/api"]]),
    Broken("a port that refuses", "API reachable", "listLoadBalancerRules: no connection to the API", status: 69) { _ in
      let port = try RefusingPort()
      return (["account": ["host": port.asEndpoint]], [port])
    },
    Broken("a wrong path", "API reachable", "listLoadBalancerRules: an HTML page", status: 69) { world in
      (["account": ["host": world.cloud.endpoint.replacing("/client/api", with: "/client")]], [])
    },
    Broken(
      "a certificate of an unknown issuer", "certificate",
      "listLoadBalancerRules: the server's certificate is not trusted", status: 69
    ) { world in try front(.good, world, trusted: false) },
    Broken(
      "an expired certificate", "certificate", "listLoadBalancerRules: the server's certificate is not trusted",
      status: 69
    ) { world in try front(.expired, world) },
    Broken(
      "a certificate of another name", "certificate", "listLoadBalancerRules: the server's certificate is not trusted",
      status: 69
    ) { world in try front(.wrongName, world) },
    Broken(
      "a wrong secret key", "signature", "listLoadBalancerRules: the cloud refused the key or the signature (401)",
      status: 77, changes: ["account": ["secret_key": "wrong"]]),
    Broken("a disabled user", "signature", "listLoadBalancerRules: the cloud refused the key", status: 77) { world in
      world.cloud.withCloud { cloud, _ in cloud.enableUser("scaler", false) }
      return ([:], [])
    },
    // The cloud tells whole seconds, cut off.
    Broken("a clock an hour behind", "clock", "3600 s behind the cloud's", status: 0) { world in
      world.clock.advance(by: 3600.5)
      return ([:], [])
    },
  ]

  private static func front(
    _ certificate: TLSFront.Certificate, _ world: World, trusted: Bool = true
  ) throws -> (Changes, [any Sendable]) {
    let front = try TLSFront(certificate, before: URL(string: world.cloud.endpoint)?.port ?? 0)
    return (["account": ["host": front.url, "ca_file": trusted ? front.caFile : nil]], [Stopping(front: front)])
  }

  /// Stops what stands in front of a cloud when nobody needs it any more.
  private final class Stopping: Sendable {
    let front: TLSFront
    init(front: TLSFront) { self.front = front }
    deinit { front.stop() }
  }
}

import TestSupport

extension SSHServer {
  /// The settings for this host in the place of the world's own.
  func changes(_ more: [String: String?] = [:]) throws -> [String: [String: String?]] {
    let own: [String: String?] = [
      "port": "\(port)", "known_hosts": knownHosts, "private_key_path": try makeKey(),
    ]
    return ["monitoring": own.merging(more) { $1 }]
  }
}

extension RefusingPort {
  /// The settings for a monitored host that refuses connections.
  var asHost: [String: [String: String?]] { ["monitoring": ["port": "\(number)"]] }

  /// The endpoint of a cloud that does.
  var asEndpoint: String { "http://127.0.0.1:\(number)/client/api" }
}

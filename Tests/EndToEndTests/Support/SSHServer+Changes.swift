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

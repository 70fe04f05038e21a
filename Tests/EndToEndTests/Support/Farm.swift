import Foundation
import TestSupport

/// Hosts on several addresses of loopback, at one port, each with a load of its own; and some that are no good.
final class Farm: Sendable {
  private let server: SSHServer
  private let key: String
  private let peers: [BadPeer]
  let hosts: [String]
  let port: Int

  /// - Parameters:
  ///   - loads: of 127.0.0.2, 127.0.0.3, …; nil: nobody listens there.
  ///   - hung: how many more there are that accept a connection and say nothing.
  init(_ loads: [Double?], hung: Int = 0, settings: [String] = []) async throws {
    let addresses = (0..<(loads.count + hung)).map { "127.0.0.\($0 + 2)" }
    hosts = addresses
    let running = zip(addresses, loads).compactMap { address, load in load.map { (address, Self.averages($0)) } }
    (server, key, peers) = try await onThread {
      let server = try SSHServer(
        address: "127.0.0.254", hosts: Dictionary(uniqueKeysWithValues: running), settings: settings)
      let peers = try addresses.suffix(hung).map { try BadPeer(.saysNothing, address: $0, port: server.port) }
      return (server, try server.makeKey(), peers)
    }
    port = server.port
  }

  func setLoad(_ load: Double, of host: String) throws {
    try server.setLoad(Self.averages(load), of: host)
  }

  private static func averages(_ load: Double) -> String { "\(load) \(load) \(load) 1/80 4711" }

  /// A file of host keys in which these hosts have another one than they show.
  func knownHosts(wrongFor wrong: [String]) throws -> String {
    let other = try String(contentsOfFile: key + ".pub", encoding: .utf8)
    let lines = try hosts.map { host in
      "[\(host)]:\(port) " + (wrong.contains(host) ? other : try server.hostKey() + "\n")
    }
    return try server.file("known_hosts-\(UUID().uuidString)", lines.joined())
  }

  /// The settings for these hosts in the place of the world's own; their VMs are web-1, web-2, ….
  func changes(_ more: [String: String?] = [:]) throws -> [String: [String: String?]] {
    let own: [String: String?] = [
      "host": hosts.joined(separator: ", "), "vm": hosts.indices.map { "web-\($0 + 1)" }.joined(separator: ", "),
      "port": "\(port)", "known_hosts": try knownHosts(wrongFor: []), "private_key_path": key,
    ]
    return ["monitoring": own.merging(more) { $1 }]
  }

  /// The same for a run that asks the rule's members.
  func asMembers(_ more: [String: String?] = [:]) throws -> [String: [String: String?]] {
    try changes(["host": "members", "vm": nil].merging(more) { $1 })
  }
}

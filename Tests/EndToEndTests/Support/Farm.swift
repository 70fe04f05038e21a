import Foundation
import TestSupport

/// Hosts on several addresses of loopback, at one port, each with a load of its own; and some that are no good.
final class Farm: Sendable {
  /// How a host behaves.
  enum Host {
    case load(Double)
    /// Its greeting comes so many seconds late. All of these have the load 2.
    case lateGreeting(Double)
    /// Its command takes so many seconds. All of these have the load 2.
    case slowCommand(Double)
    case letsNobodyIn
    /// Nobody listens there.
    case dead
    /// It accepts a connection and says nothing.
    case hung
    /// It swallows packets.
    case dark
  }

  private let server: SSHServer
  private let key: String
  /// What else listens, for as long as this lives.
  private let peers: [any Sendable]
  let hosts: [String]
  let port: Int

  /// - Parameter kinds: of 127.0.0.2, 127.0.0.3, …
  init(_ kinds: [Host], settings: [String] = []) async throws {
    let addresses = kinds.indices.map { "127.0.0.\($0 + 2)" }
    let places = Array(zip(addresses, kinds))
    let served = places.compactMap { address, kind in kind.manner.map { (address, $0) } }
    hosts = addresses
    (server, key, peers) = try await onThread {
      let server = try SSHServer(
        address: "127.0.0.254", load: Self.averages(2), hosts: Dictionary(uniqueKeysWithValues: served),
        settings: settings)
      return (server, try server.makeKey(), try places.compactMap { try $1.peer(at: $0, before: server) })
    }
    port = server.port
  }

  /// - Parameter loads: of 127.0.0.2, 127.0.0.3, …; nil: nobody listens there.
  convenience init(_ loads: [Double?], settings: [String] = []) async throws {
    try await self.init(loads.map { $0.map(Host.load) ?? .dead }, settings: settings)
  }

  func setLoad(_ load: Double, of host: String) throws {
    try server.setLoad(Self.averages(load), of: host)
  }

  fileprivate static func averages(_ load: Double) -> String { "\(load) \(load) \(load) 1/80 4711" }

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

extension Farm.Host {
  /// What sshd does at its address; nil: it does not listen there.
  fileprivate var manner: SSHServer.Manner? {
    switch self {
    case .load(let load): .answers(Farm.averages(load))
    case .slowCommand(let seconds): .answers(Farm.averages(2), after: seconds)
    case .letsNobodyIn: .letsNobodyIn
    case .lateGreeting, .dead, .hung, .dark: nil
    }
  }

  /// Who else listens at its address.
  fileprivate func peer(at address: String, before server: SSHServer) throws -> (any Sendable)? {
    switch self {
    case .load, .slowCommand, .letsNobodyIn, .dead: nil
    case .lateGreeting(let seconds):
      try LatePeer(address: address, port: server.port, to: server.address, after: seconds)
    case .hung: try BadPeer(.saysNothing, address: address, port: server.port)
    case .dark: try BlackHole(address: address, port: server.port)
    }
  }
}

#if os(Linux)
  import Foundation
  import TestSupport

  /// The hosts of all stages: one sshd to be monitored, which runs what it is told, so that each stage has a load of its
  /// own, and one at the address of a VM that answers when it is asked whether it is ready.
  struct KillHost: Sendable {
    let monitored: SSHServer
    let key: String
    let launched: SSHServer

    static let shared = Result { try KillHost() }

    private init() throws {
      monitored = try SSHServer()
      key = try monitored.makeKey()
      launched = try SSHServer(address: "127.0.0.2")
    }

    func section(load: String) -> [String: String] {
      [
        "host": monitored.address, "port": "\(monitored.port)", "vm": "web-1", "user": monitored.user,
        "private_key_path": key, "known_hosts": monitored.knownHosts, "command": "echo \(load)",
      ]
    }
  }
#endif

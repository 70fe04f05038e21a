import CloudSimulator
import Foundation
import TestSupport

extension Broken {
  /// SSH, step by step.
  static let host: [Broken] = [
    Broken(
      "an unknown monitored host", "SSH resolve", "nowhere.invalid: ", status: 69,
      changes: ["monitoring": ["host": "nowhere.invalid", "vm": "web-1"]]),
    Broken("sshd is down", "SSH connect", "127.0.0.1 port N: no connection to 127.0.0.1: ", status: 69) { _ in
      let port = try RefusingPort()
      return (port.asHost, [port])
    },
    Broken(
      "a port that is no sshd's", "SSH connect", "127.0.0.1 port N: the connection was closed before any SSH greeting",
      status: 69
    ) { _ in
      let peer = try BadPeer(.closesAtOnce)
      return (["monitoring": ["port": "\(peer.port)"]], [peer])
    },
    Broken(
      "an unknown host key", "SSH host key", "127.0.0.1 port N: the host key is not known: ED25519 SHA256:", status: 77,
      changes: ["monitoring": ["known_hosts": "nothing"]]),
    Broken(
      "a changed host key", "SSH host key", "127.0.0.1 port N: the host key has changed: it is ED25519 ", status: 77
    ) { world in
      let other = try String(contentsOfFile: world.key + ".pub", encoding: .utf8)
      try world.write("[127.0.0.1]:\(world.host.port) \(other)", to: "known")
      return (["monitoring": ["known_hosts": "known"]], [])
    },
    Broken("a key that is not let in", "SSH login", "127.0.0.1 port N: the host does not let user ", status: 77) {
      world in
      (["monitoring": ["private_key_path": try strange(world)]], [])
    },
    Broken(
      "a key that is not let in, by the system's ssh", "SSH login", "127.0.0.1 port N: the host does not let user ",
      status: 77
    ) { world in
      (["monitoring": ["private_key_path": try strange(world), "transport": "ssh"]], [])
    },
    Broken("a key that needs a passphrase", "SSH login", "private key ", status: 78) { world in
      (["monitoring": ["private_key_path": try world.host.makeKey(passphrase: "secret")]], [])
    },
    Broken(
      "a public key in the place of the private one", "SSH login", "private key KEY.pub: the file holds a public key",
      status: 78
    ) { world in
      (["monitoring": ["private_key_path": world.key + ".pub"]], [])
    },
    Broken("an answer that is no load", "load", "127.0.0.1: no load in the answer", status: 65) { world in
      try world.host.setLoad("hello")
      return ([:], [])
    },
    Broken(
      "a host that never answers the command", "load",
      "127.0.0.1 port N: time was up after 2 s, waiting for the command", status: 69
    ) { _ in
      let server = try SSHServer(settings: ["ForceCommand sleep 100"])
      return (try server.changes(["timeout": "2"]), [server])
    },
    Broken(
      "no OpenSSH client", "ssh client", "the system's ssh cannot be started", status: 78,
      changes: ["monitoring": ["transport": "ssh"]]
    ).with { $0.environment = ["PATH": "/nowhere"] },
  ]

  private static func strange(_ world: World) throws -> String {
    let key = world.folder.appending(path: "strange").path
    try world.host.tool("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key])
    return key
  }

  /// State folder, state file, lock.
  static let machine: [Broken] = [
    Broken("a state folder that cannot be", "state folder", "state folder web.rc/state: ", status: 70)
      .with { $0.options = "--state-dir web.rc/state" },
    Broken("a state folder where nothing can be written", "state folder", "state folder /proc: ", status: 70)
      .with { $0.options = "--state-dir /proc" },
    Broken("a newer program's state file", "state file", "state file state/web.json was written by", status: 78) {
      world in
      try state(world, #"{"version": 99, "writer": "cronscale 9"}"#)
      return ([:], [])
    },
    Broken("a damaged state file", "state file", "state/web.json: it is no state file", status: 0) { world in
      try state(world, "{")
      return ([:], [])
    },
    Broken("another group of the same rule", "state file", "rule 64330 already belongs to another group", status: 78) {
      world in
      let subject = #"{"endpoint": "\#(world.cloud.endpoint)", "rules": ["64330"]}"#
      try state(world, #"{"version": 1, "subject": \#(subject)}"#, of: "www")
      return ([:], [])
    },
  ]

  private static func state(_ world: World, _ text: String, of group: String = "web") throws {
    try FileManager.default.createDirectory(
      at: world.folder.appending(path: "state"), withIntermediateDirectories: true)
    try world.write(text, to: "state/\(group).json")
  }
}

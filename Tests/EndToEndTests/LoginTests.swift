import Foundation
import TestSupport
import Testing

/// Section 3 of the contract: keys, passphrases and users of the monitored host, as a run sees them.
@Suite struct LoginTests {
  /// The settings for another key.
  private func changes(_ key: String, _ more: [String: String?] = [:]) -> [String: [String: String?]] {
    ["monitoring": more.merging(["private_key_path": key]) { $1 }]
  }

  @Test func `a wrong passphrase is told as such, and no member is lost for it`() async throws {
    let world = try await World()
    let key = try world.host.makeKey(passphrase: "right")
    let run = try await world.run(changing: changes(key, ["pass_phrase": "wrong-horse"]))
    #expect(
      run.told
        == .noLoad(
          "private key \(key): the passphrase is wrong",
          hint:
            "try it by hand: ssh-keygen -y -f \(key); then mend pass_phrase, pass_phrase_file or pass_phrase_command",
          status: 77))
    #expect(!run.raw.contains("wrong-horse"))
  }

  @Test func `an encrypted key without a passphrase is a fault of the rc file`() async throws {
    let world = try await World()
    let key = try world.host.makeKey(passphrase: "right")
    let run = try await world.run(changing: changes(key, ["pass_phrase": ""]))
    #expect(
      run.told
        == .noLoad(
          "private key \(key) is encrypted, and no passphrase is given",
          hint:
            "set pass_phrase, pass_phrase_file or pass_phrase_command in [monitoring]; or, if an agent has the key, transport = ssh",
          status: 78))
  }

  @Test(arguments: [
    ["pass_phrase": "correct = 100% horse"], ["pass_phrase_file": "secret"],
    ["pass_phrase_command": "head -n 1 secret"],
  ])
  func `the right passphrase opens the key, wherever it comes from`(source: [String: String]) async throws {
    let world = try await World(load: "2.5")
    try world.write("correct = 100% horse\n", to: "secret")
    let key = try world.host.makeKey(passphrase: "correct = 100% horse")
    let run = try await world.run("-v", changing: changes(key, source))
    #expect(run.status == 0 && run.errors == [])
    #expect(run.load == "2.5")
    #expect(!run.raw.contains("horse"))
  }

  @Test(arguments: ["ed25519", "rsa"])
  func `what libssh2 cannot do the system's client does with the passphrase, and a run says so once`(
    type: String
  ) async throws {
    let world = try await World(load: "2.5")
    let key = try world.host.makeKey(["-t", type, "-Z", "aes256-gcm@openssh.com"], passphrase: "horse battery")
    let run = try await world.run("-v", changing: changes(key, ["pass_phrase": "horse battery"]))
    let version = try await world.shell("\"$cronscale\" --version").output
    let library = try #require(version.split(separator: "libssh2 ").last?.prefix { $0 != ")" })
    #expect(run.status == 0 && run.errors == [])
    #expect(run.load == "2.5")
    #expect(
      run.lines.filter { $0.hasPrefix("note") } == [
        "note             : the system's ssh is used: "
          + "libssh2 \(library) can't use a key that is encrypted with aes256-gcm@openssh.com (\(key))"
      ])
    #expect(!run.raw.contains("battery"))
  }

  @Test(arguments: [["-t", "rsa", "-b", "2048"], ["-t", "ecdsa"], ["-t", "ecdsa", "-m", "PEM"]])
  func `rsa and ecdsa keys log in, with a passphrase too`(options: [String]) async throws {
    let world = try await World(load: "2.5")
    for passphrase in ["", "horse"] {
      let key = try world.host.makeKey(options, passphrase: passphrase)
      let run = try await world.run(changing: changes(key, ["pass_phrase": passphrase]))
      #expect(run.status == 0 && run.errors == [])
      #expect(run.load == "2.5")
    }
  }

  @Test(arguments: ["libssh2", "ssh", "auto"])
  func `a user whom the host does not let in is refused`(transport: String) async throws {
    let world = try await World()
    let run = try await world.run(changing: changes(world.key, ["user": "nobody-here", "transport": transport]))
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(world.host.port): the host does not let user nobody-here in with the key \(world.key)",
          hint:
            "is its public half in that user's ~/.ssh/authorized_keys there? ssh-keygen -y -f \(world.key) prints it",
          status: 77))
  }

  @Test func `a file that is no private key is told, and the size is still kept`() async throws {
    let world = try await World()
    let key = world.key + ".pub"
    let run = try await world.run(changing: changes(key))
    #expect(
      run.told
        == .noLoad(
          "private key \(key): the file holds a public key",
          hint: "private_key_path in [monitoring] must name the private one, usually without .pub", status: 78))
  }
}

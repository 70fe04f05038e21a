import Foundation
import TestSupport
import Testing

/// Section 3 of the contract, `host_key`: whom a run takes for the monitored host.
@Suite struct HostKeyTests {
  @Test func `an unknown host key is refused and shown with the command that adds it, and the size is still kept`()
    async throws
  {
    let world = try await World()
    let port = world.host.port
    let key = try world.host.tool("ssh-keygen", ["-l", "-f", world.host.path("host_ed25519.pub")])
    let fingerprint = key.split(separator: " ")[1]
    let file = try world.write("", to: "known")
    let run = try await world.run(changing: ["monitoring": ["known_hosts": file]])
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(port): the host key is not known: ED25519 \(fingerprint)",
          hint: "only if that is the host's own, add it: ssh-keyscan -t ed25519 -p \(port) 127.0.0.1 >> \(file)",
          status: 77))
    #expect(world.commands == ["listLoadBalancerRuleInstances"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "")
  }

  @Test(arguments: ["strict", "accept-new"])
  func `a changed host key is always refused`(policy: String) async throws {
    let world = try await World()
    let other = try String(contentsOfFile: world.key + ".pub", encoding: .utf8)
    let file = try world.write("[127.0.0.1]:\(world.host.port) \(other)", to: "known")
    let run = try await world.run(changing: ["monitoring": ["known_hosts": file, "host_key": policy]])
    let fingerprints = try [world.host.path("host_ed25519.pub"), world.key + ".pub"].map {
      try world.host.tool("ssh-keygen", ["-l", "-f", $0]).split(separator: " ")[1]
    }
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(world.host.port): the host key has changed: it is ED25519 \(fingerprints[0]), "
            + "\(file) line 1 has ED25519 \(fingerprints[1])",
          hint: "someone may pretend to be the host; only if it was set up anew: "
            + "ssh-keygen -R '[127.0.0.1]:\(world.host.port)' -f \(file), then add the new key", status: 77))
    #expect(!world.host.log.contains("Accepted publickey"))
  }

  @Test func `a revoked host key is refused`() async throws {
    let world = try await World()
    let key = try world.host.hostKey()
    let file = try world.write("@revoked * \(key)\n[127.0.0.1]:\(world.host.port) \(key)\n", to: "known")
    let run = try await world.run(changing: ["monitoring": ["known_hosts": file, "host_key": "accept-new"]])
    let shown = try world.host.tool("ssh-keygen", ["-l", "-f", world.host.path("host_ed25519.pub")])
    #expect(
      run.told
        == .noLoad(
          "127.0.0.1 port \(world.host.port): the host key ED25519 \(shown.split(separator: " ")[1]) is revoked by "
            + "\(file) line 1",
          hint: "give the host a new key; whoever has the old one can pretend to be the host", status: 77))
  }

  @Test func `accept-new adds an unknown host's key to the first file, and a strict run knows it then`() async throws {
    let world = try await World()
    let second = try world.write("", to: "second")
    let files: [String: String?] = ["known_hosts": "ssh/first, \(second)"]
    let first = try await world.run(changing: ["monitoring": files.merging(["host_key": "accept-new"]) { $1 }])
    #expect(first.status == 0 && first.errors == [])
    let line = "[127.0.0.1]:\(world.host.port) \(try world.host.hostKey())\n"
    #expect(try String(contentsOf: world.folder.appending(path: "ssh/first"), encoding: .utf8) == line)
    #expect(try String(contentsOfFile: second, encoding: .utf8) == "")
    let next = try await world.run(changing: ["monitoring": files])
    #expect(next.status == 0 && next.errors == [] && next.lines == first.lines)
  }

  @Test func `a dry run accepts a new host key without writing it down`() async throws {
    let world = try await World()
    let run = try await world.run(
      "-n", changing: ["monitoring": ["known_hosts": "ssh/first", "host_key": "accept-new"]])
    #expect(run.status == 0 && run.errors == [])
    #expect(world.files == ["web.rc"])
  }
}

import CloudSimulator
import Foundation
import TestSupport
import Testing

/// An rc file written for `ssh_scale.py` works unchanged from ~/.idcfrc.
@Suite struct OldFileTests {
  /// As the old tools had it; the port alone is added, since a test's sshd cannot have port 22.
  private func file(for world: World) -> String {
    let user = world.cloud.withCloud { cloud, _ in cloud.world.users[0] }
    return """
      [account]
      host=\(world.cloud.endpoint)
      api_key=\(user.apiKey)
      secret_key=\(user.secretKey)
      api_refs_json=/usr/lib/idcf/apirefs.json

      [monitoring]
      host=\(world.host.address)
      port=\(world.host.port)
      user=\(world.host.user)
      private_key_path=~/.ssh/id_rsa
      pass_phrase=

      [launch_config]
      serviceofferingid=21
      templateid=421
      zoneid=1

      [scalling]
      min_size=2
      max_size=5
      load_balancer=64330

      [scalling_policy_out]
      threshold=3

      [scalling_policy_in]
      threshold=1
      """
  }

  /// A home folder as the old tools knew it.
  private func settle(_ world: World) throws {
    let ssh = world.folder.appending(path: ".ssh")
    try FileManager.default.createDirectory(at: ssh, withIntermediateDirectories: true)
    let key = try world.host.makeKey()
    try FileManager.default.copyItem(atPath: key, toPath: ssh.appending(path: "id_rsa").path)
    try FileManager.default.copyItem(atPath: world.host.knownHosts, toPath: ssh.appending(path: "known_hosts").path)
    try world.write(file(for: world), to: ".idcfrc")
  }

  @Test(arguments: [IDStyle.integer, .number]) func `it scales out in a cloud of numbers`(ids: IDStyle) async throws {
    var configuration = CloudConfiguration.quick
    configuration.ids = ids
    // The file leaves job_poll at its 2 seconds: each job is over at the first look.
    (configuration.bootTime, configuration.jobTime) = (0, 0)
    let world = try await World(configuration, load: "3.42")
    try settle(world)
    let program = try Program(
      [], in: world.folder,
      environment: [
        "HOME": world.folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "CRONSCALE_STATE_DIR": "state",
      ])
    let run = try await program.finished()
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(run.decision == "scale out (load 3.42 > 3; size 2, min 2, max 5)")
    let name = try #require(world.members.last)
    #expect(name.contains(/^lb-64330-[0-9]{12}-[0-9a-f]{4}$/))
    #expect(world.members == ["web-1", "web-2", name])
    #expect(world.files.contains("state/lb-64330.json"))
  }
}

/// The same settings in a cloud of today.
@Suite struct ModernCloudTests {
  private static var modern: CloudConfiguration {
    var configuration = CloudConfiguration.quick
    configuration.flavour = .v4
    configuration.ids = .uuid
    return configuration
  }

  @Test func `in a 4.x cloud of UUIDs a server is added and removed again`() async throws {
    let world = try await World(Self.modern, load: "3.42")
    let out = try await world.run()
    #expect(out.status == 0)
    #expect(out.errors == [])
    #expect(world.fates == [.member])
    try world.setLoad("0.30")
    let back = try await world.run()
    #expect(back.status == 0)
    #expect(back.errors == [])
    #expect(world.fates == [.destroyed])
    #expect(
      world.changes == [
        "deployVirtualMachine", "assignToLoadBalancerRule", "removeFromLoadBalancerRule", "destroyVirtualMachine",
      ])
    #expect(world.members == ["web-1", "web-2"])
  }
}

import CloudSimulator
import Foundation
import Testing

/// What cron, a service manager or an administrator's habits may have prepared for a run.
@Suite struct SurroundingsTests {
  @Test(arguments: ["libssh2", "ssh"])
  func `paths may hold blanks, per cent signs and letters of all kinds`(transport: String) async throws {
    let world = try await World()
    var changes = try world.copyKeys()
    changes["monitoring"] = [
      "private_key_path": "schlüssel 100% %h/key #1", "known_hosts": "schlüssel 100% %h/known hosts",
      "transport": transport,
    ]
    let run = try await world.shell(
      """
      mkdir -p 'dir 1/schlüssel 100% %h' && mv web.rc 'dir 1/鍵 %d.rc' && \
      mv key 'dir 1/schlüssel 100% %h/key #1' && mv known_hosts 'dir 1/schlüssel 100% %h/known hosts' && \
      exec "$cronscale" -c 'dir 1/鍵 %d.rc' --state-dir 'dir 1/status %s'
      """, changing: changes)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.lines.contains("now_la           : 2"))
  }

  @Test(arguments: ["CHLD", "PIPE", "HUP"])
  func `signals that the parent ignores do not matter`(signal: String) async throws {
    let world = try await World(load: "9")
    let secret = world.cloud.withCloud { cloud, _ in cloud.world.users[0].secretKey }
    try world.write("\(secret)\n", to: "secret")
    let run = try await world.shell(
      "env --ignore-signal=\(signal) true && exec env --ignore-signal=\(signal) \(usualRun)",
      changing: [
        "account": ["secret_key": nil, "secret_key_command": "cat secret"], "monitoring": ["transport": "ssh"],
      ])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(world.members.count == 3)
  }

  @Test func `the folder that a run is started in may be gone`() async throws {
    let world = try await World(load: "9")
    let run = try await world.shell(
      """
      home=$PWD && mkdir gone && cd gone && rmdir ../gone && \
      exec "$cronscale" -c "$home/web.rc" --state-dir "$home/state"
      """)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(world.members.count == 3)
  }

  @Test func `launch parameters reach the cloud as they are written`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.flavour = .v4
    configuration.ids = .uuid
    let world = try await World(configuration, load: "9")
    let name = "ウェブ 100% = #1 & 'co' + \"x\" ~é"
    let run = try await world.run(changing: ["launch_config": ["displayname": name, "Keyboard": "jp"]])
    #expect(run.status == 0 && run.errors == [])
    let deploy = try #require(world.cloud.requestLog.first { $0.command == "deployVirtualMachine" })
    #expect(deploy.parameters["displayname"] == name)
    #expect(deploy.parameters["Keyboard"] == "jp")
  }
}

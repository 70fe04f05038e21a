import CloudSimulator
import Testing

/// Which server goes, and which never does.
@Suite struct VictimTests {
  private static let launched = "web-261121172752-7f3a"

  @Test func `with victim = oldest the oldest server goes`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3", "web-4")
    let run = try await world.run(changing: ["scaling_policy_in": ["victim": "oldest"]])
    #expect(run.decision == "scale in web-2 (load 0.3 < 1; size 4, min 2, max 4)")
    #expect(world.machines == ["web-1", "web-3", "web-4"])
  }

  /// Everything that an rc file may call the newest member of a 4.x cloud.
  @Test(arguments: ["web-3", "WEB-3", "103", "10.1.1.13", "i-3-103-VM"])
  func `a monitored VM never goes, whatever the rc file calls it`(name: String) async throws {
    var configuration = CloudConfiguration.quick
    configuration.flavour = .v4
    let world = try await World(configuration, load: "0.30")
    world.addMembers("web-3")
    let run = try await world.run(changing: ["monitoring": ["vm": name]])
    #expect(run.status == 0)
    #expect(run.decision == "scale in web-2 (load 0.3 < 1; size 3, min 2, max 4)")
    #expect(world.machines == ["web-1", "web-3"])
  }

  @Test func `a VM with deletion protection never goes, nor one that is no member`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.flavour = .v4
    let world = try await World(configuration, load: "0.30")
    world.addMembers("web-3", "web-4")
    world.cloud.withCloud { cloud, now in
      cloud.protect("web-4")
      _ = cloud.addMachine(named: "web-5", at: now)
    }
    let run = try await world.run()
    #expect(run.decision == "scale in web-3 (load 0.3 < 1; size 4, min 2, max 4)")
    #expect(world.machines == ["web-1", "web-2", "web-4", "web-5"])
  }

  @Test func `with removable = launched only a VM that cronscale launched goes`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers(Self.launched, "web-4")
    let settings: [String: [String: String?]] = ["scaling_policy_in": ["removable": "launched"]]
    let first = try await world.run(changing: settings)
    let second = try await world.run(changing: settings)
    #expect(
      [first, second].map(\.decision) == [
        "scale in \(Self.launched) (load 0.3 < 1; size 4, min 2, max 4)",
        "nothing (load 0.3 < 1; no member may be removed; size 3, min 2, max 4)",
      ])
    #expect(world.machines == ["web-1", "web-2", "web-4"])
  }

  @Test func `with a monitored VM that the account does not have nothing is scaled in, and the run says why`()
    async throws
  {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    let run = try await world.run(changing: ["monitoring": ["vm": "web-9"]])
    #expect(run.status == 78)
    #expect(
      run.errors == [
        "error            : the monitored VM web-9 is none of the account's VMs, so nothing is scaled in",
        "hint             : set vm in [monitoring] to its id or name in the account",
      ])
    #expect(
      run.decision
        == "nothing (load 0.3 < 1; the account has no VM web-9, so any member may be the monitored one; "
        + "size 3, min 2, max 4)")
    #expect(world.changes == [])
  }
}

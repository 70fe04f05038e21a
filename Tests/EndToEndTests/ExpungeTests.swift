import CloudSimulator
import Testing

/// `expunge`, which frees what a destroyed VM still holds.
@Suite struct ExpungeTests {
  /// Lets web-3 go from a 4.x cloud, and says whether it was removed for good.
  private func remove(expunge: String, allowed: Bool) async throws -> (run: Finished, isRemoved: Bool) {
    var configuration = CloudConfiguration.quick
    (configuration.flavour, configuration.userMayExpunge) = (.v4, allowed)
    let world = try await World(configuration, load: "0.30")
    world.addMembers("web-3")
    let run = try await world.run(changing: ["scaling_policy_in": ["expunge": expunge]])
    #expect(world.machines == ["web-1", "web-2"])
    return (run, world.ledger.entries.last?.removed != nil)
  }

  @Test(arguments: ["yes", "no"]) func `a VM is expunged where the rc file says so`(expunge: String) async throws {
    let (run, isRemoved) = try await remove(expunge: expunge, allowed: true)
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(isRemoved == (expunge == "yes"))
  }

  @Test func `a VM that the account may not expunge is destroyed`() async throws {
    let (run, isRemoved) = try await remove(expunge: "yes", allowed: false)
    #expect(run.status == 0)
    #expect(isRemoved == false)
  }
}

import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Issue 4: `check` with each of many things broken, one at a time, names that thing and no other.
@Suite struct CheckBrokenTests {
  @Test(arguments: Broken.file + Broken.api + Broken.cloud + Broken.limits + Broken.host + Broken.machine)
  func `one broken thing is named, and no other`(thing: Broken) async throws {
    let world = try await World(thing.configuration)
    let (changes, keeping) = try await thing.breaking(world)
    let ledger = world.ledger
    let checked = try await world.check(
      thing.options, changing: changes, mode: thing.mode, environment: thing.environment)
    withExtendedLifetime(keeping) {}
    #expect(checked.status == thing.status)
    let named = thing.status == 0 ? checked.warnings : checked.failures
    #expect(named.map(\.name) == [thing.check])
    let found = named.first?.found.replacing(/port \d+/, with: "port N").replacing(world.key, with: "KEY")
      // The cloud tells whole seconds, cut off, some time before they are compared.
      .replacing(/^3(599|601) s\b/, with: "3600 s")
    #expect(found?.hasPrefix(thing.found) == true, "\(named)")
    #expect((thing.status == 0 ? checked.failures : checked.warnings) == [])
    #expect(thing.check == "rc file" || thing.check == "secrets" || named.first?.mend != nil)
    #expect(checked.errors == [] && world.changes == [] && world.ledger == ledger)
  }

  @Test func `what waits for the API says so, and SSH is tried all the same`() async throws {
    let world = try await World()
    let port = try RefusingPort()
    let checked = try await world.check(changing: ["account": ["host": port.asEndpoint]])
    #expect(checked.failures.map(\.name) == ["API reachable"])
    #expect(
      checked.waiting == [
        "signature", "clock", "zone", "offering", "template", "network", "rule", "rule state", "rule algorithm",
        "rule zone", "members", "monitored VM", "commands", "account limit",
      ])
    #expect(checked.fact("load") == "2 (scale out above 3, in below 1)")
  }

  @Test func `an rc file that is no group is held against the API all the same`() async throws {
    let world = try await World()
    let checked = try await world.check(changing: [
      "scaling": ["min_size": "9"], "monitoring": ["user": nil], "launch_config": ["zoneid": nil],
    ])
    #expect(checked.failures.map(\.name) == ["rc file", "rc file", "rc file"])
    #expect(
      checked.failures.contains { $0.mend?.hasSuffix(": cronscale api listZones -t id,name --config web.rc") == true })
    #expect(checked.fact("signature") == "the API key and its signature are accepted")
    #expect(checked.waiting.contains("load"))
  }

  @Test func `several broken things are all named at once`() async throws {
    let world = try await World()
    world.cloud.withCloud { cloud, _ in
      cloud.removeOffering()
      cloud.setRule(.source)
    }
    let checked = try await world.check(changing: ["monitoring": ["known_hosts": "none"]])
    #expect(checked.failures.map(\.name) == ["offering", "SSH host key"])
    #expect(checked.warnings.map(\.name) == ["rule algorithm"])
    #expect(checked.status == 78)
  }
}

import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Section 3 of the contract, `host = members`: every running member of the rule is asked.
@Suite struct MembersTests {
  /// A cloud whose members web-1, web-2, … are the farm's hosts.
  private static func world(_ farm: Farm, members: Int) async throws -> World {
    let world = try await World(HostsTests.cloud(members))
    world.cloud.withCloud { cloud, _ in
      for (index, host) in farm.hosts.enumerated() where index < members {
        cloud.setAddress(of: "web-\(index + 1)", to: host)
      }
    }
    return world
  }

  @Test func `the running members are asked by the address in the list, with no other request`() async throws {
    let farm = try await Farm([2, 9, 3])
    let world = try await Self.world(farm, members: 3)
    world.cloud.withCloud { cloud, now in cloud.set("web-2", to: .stopped, at: now) }
    let run = try await world.run(changing: farm.asMembers())
    #expect(run.status == 0 && run.errors == [])
    #expect(run.lines.first == "hosts            : 2 of 2 answered, average 2.5")
    #expect(world.commands == ["listLoadBalancerRuleInstances"])
  }

  @Test func `a member with several cards is asked in the rule's network`() async throws {
    let farm = try await Farm([2, 2.5])
    let world = try await Self.world(farm, members: 2)
    world.cloud.withCloud { cloud, _ in
      let network = cloud.addNetwork(named: "back-net")
      cloud.addCard(to: "web-2", in: network, address: "127.0.0.200")
    }
    let run = try await world.run(changing: farm.asMembers())
    #expect(run.lines.first == "hosts            : 2 of 2 answered, average 2.25")
    #expect(run.errors == [])
    #expect(
      world.commands == ["listLoadBalancerRuleInstances", "listLoadBalancerRules", "listPublicIpAddresses"])
  }

  @Test func `with address = name it is the name that is resolved`() async throws {
    let farm = try await Farm([2])
    let world = try await World(HostsTests.cloud(0))
    world.addMembers("127.0.0.2", "no-such-host.invalid", "-oProxyCommand")
    let run = try await world.run(changing: farm.asMembers(["address": "name", "timeout": "5"]))
    #expect(run.status == 69)
    #expect(run.lines.first == "hosts            : 1 of 3 answered, no load: too few")
    #expect(run.errors.count { $0.hasPrefix("error            : no-such-host.invalid: ") } == 1)
    #expect(run.errors.contains("error            : -oProxyCommand: its name is no host name"))
  }

  @Test func `with address = public it is the public address of its own`() async throws {
    let farm = try await Farm([2, 3])
    let world = try await World(HostsTests.cloud(3))
    world.cloud.withCloud { cloud, now in
      cloud.addPublicAddress("127.0.0.2", to: "web-1", at: now)
      cloud.addPublicAddress("127.0.0.3", to: "web-3", at: now)
    }
    let run = try await world.run(changing: farm.asMembers(["address": "public"]))
    #expect(run.status == 0)
    #expect(run.lines.first == "hosts            : 2 of 3 answered, average 2.5")
    #expect(
      run.errors == [
        "warning          : web-2: no public address of the account is its own by static NAT",
        "hint             : give it one, cronscale api enableStaticNat, "
          + "or set address in [monitoring] to private or name",
      ])
    #expect(world.commands == ["listLoadBalancerRuleInstances", "listPublicIpAddresses"])
  }

  @Test func `a member that does not answer is told by its name`() async throws {
    let farm = try await Farm([2, nil, 2])
    let world = try await Self.world(farm, members: 3)
    let run = try await world.run(changing: farm.asMembers())
    #expect(
      run.errors.first
        == "warning          : web-2: 127.0.0.3 port \(farm.port): no connection to 127.0.0.3: connection refused")
    #expect(run.status == 0 && run.load == "2")
  }

  @Test func `every member may go, and a new one is asked in the next run`() async throws {
    let farm = try await Farm([0.2, 0.3, 0.4])
    let world = try await Self.world(farm, members: 3)
    let run = try await world.run(changing: farm.asMembers())
    #expect(run.decision == "scale in web-3 (load 0.3 < 1; size 3, min 2, max 4)")
    #expect(world.members == ["web-1", "web-2"])
    for host in farm.hosts { try farm.setLoad(4, of: host) }
    #expect(try await world.run(changing: farm.asMembers()).load == "4")
    world.cloud.withCloud { cloud, _ in
      if let name = cloud.memberNames.last { cloud.setAddress(of: name, to: farm.hosts[2]) }
    }
    let next = try await world.run(changing: farm.asMembers())
    #expect(next.lines.first == "hosts            : 3 of 3 answered, average 4")
  }

  @Test func `a rule without a running member has nobody to ask, and is filled by runs that say so`() async throws {
    let farm = try await Farm([2])
    let world = try await World(HostsTests.cloud(0))
    let run = try await world.run(changing: farm.asMembers())
    #expect(run.status == 69)
    #expect(
      run.errors == [
        "error            : no running member to ask for its load",
        "hint             : min_size is kept all the same, and the load counts once a member runs",
      ])
    #expect(world.members.count == 1)
    #expect(run.decision == "scale out (below min_size; size 0, min 2, max 4)")
  }

  @Test func `where the cloud does not answer nobody is asked, and that is told once`() async throws {
    let (world, farm, port) = (try await World(), try await Farm([2]), try RefusingPort())
    let changes = try farm.asMembers().merging(["account": ["host": port.asEndpoint]]) { $1 }
    let run = try await world.run(changing: changes)
    #expect(run.status == 69)
    #expect(run.lines == Told.checks(load: "unknown"))
    #expect(run.errors.count == 2)
  }

  @Test func `status and check show each of them`() async throws {
    let farm = try await Farm([2, nil, 3])
    let world = try await Self.world(farm, members: 3)
    let status = try await world.shell(
      "exec \"$cronscale\" status -c web.rc --state-dir state", changing: farm.asMembers())
    let lines = status.output.split(separator: "\n").map(String.init)
    #expect(status.status == 0)
    #expect(
      lines.contains(
        "load             : 2.5 (2 of 3 answered, average 2.5; scale out above 3, scale in below 1)"))
    let table = lines.firstIndex(of: "HOST   LOAD").map { Array(lines[$0...].prefix(4)) }
    #expect(table == ["HOST   LOAD", "web-1  2", "web-2  unknown", "web-3  3"])
    let checked = try await world.check(changing: farm.asMembers(["host_key": "accept-new"]))
    #expect(checked.status == 0 && checked.failures == [])
    #expect(checked.warnings.map(\.name) == ["SSH connect"])
    #expect(checked.fact("SSH login") == "2 of 3 hosts")
    #expect(checked.fact("load") == "2 of 3 answered, average 2.5 (scale out above 3, in below 1)")
    #expect(checked.fact("monitored VM") == "every running member; none of them is spared when the group shrinks")
  }

  @Test func `check accepts the host keys of all`() async throws {
    let farm = try await Farm([2, 2, 2])
    let world = try await Self.world(farm, members: 3)
    let checked = try await world.check(
      "--state-dir state --accept-host-keys", changing: farm.asMembers(["known_hosts": "known"]))
    #expect(checked.status == 0 && checked.failures == [])
    let known = try String(contentsOf: world.folder.appending(path: "known"), encoding: .utf8)
    #expect(known.split(separator: "\n").count == 3)
  }
}

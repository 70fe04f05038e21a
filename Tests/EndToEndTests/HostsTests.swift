import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Sections 3 and 4 of the contract: several monitored hosts, and what becomes of their loads.
@Suite struct HostsTests {
  /// A cloud with so many members.
  static func cloud(_ members: Int) -> CloudConfiguration {
    var configuration = CloudConfiguration.quick
    configuration.members = members
    return configuration
  }

  private static func refusal(_ host: String, _ farm: Farm) -> String {
    "\(host) port \(farm.port): no connection to \(host): connection refused"
  }

  private static let hint = "hint             : is sshd running there, and on that port? see port in [monitoring]"

  private static func checks(load: String, size: Int = 2) -> [String] {
    [
      "*** scale out check ***", "la_threshold_out : 3", "now_la           : \(load)", "now_vm_count     : \(size)",
      "*** scale in check ***", "la_threshold_in  : 1", "now_la           : \(load)", "now_vm_count     : \(size)",
    ]
  }

  @Test(arguments: [("average", "2.25"), ("maximum", "2.9"), ("median", "2.4")])
  func `the aggregate of all hosts is the load`(aggregate: String, load: String) async throws {
    let (world, farm) = (try await World(Self.cloud(3)), try await Farm([2.4, 1.45, 2.9]))
    let run = try await world.run(changing: farm.changes(["aggregate": aggregate]))
    #expect(
      run.told
        == Told(
          status: 0,
          lines: [
            "hosts            : 3 of 3 answered, \(aggregate) \(load)",
            "decision         : nothing (load \(load), between 1 and 3; size 3, min 2, max 4)",
          ] + Self.checks(load: load, size: 3), errors: []))
    #expect(world.commands == ["listLoadBalancerRuleInstances"])
  }

  @Test func `those that answered count while they are more than half, and the others are warned of`() async throws {
    let (world, farm) = (try await World(), try await Farm([2, nil, 3]))
    let run = try await world.run(changing: farm.changes(["vm": nil]))
    #expect(
      run.told
        == Told(
          status: 0,
          lines: [
            "hosts            : 2 of 3 answered, average 2.5",
            "decision         : nothing (load 2.5, between 1 and 3; size 2, min 2, max 4)",
          ] + Self.checks(load: "2.5"),
          errors: ["warning          : \(Self.refusal("127.0.0.3", farm))", Self.hint]))
  }

  @Test func `half of them is too few: no load, each failure told, and the sizes kept all the same`() async throws {
    let (world, farm) = (try await World(Self.cloud(1)), try await Farm([9, nil]))
    let run = try await world.run(changing: farm.changes(["vm": nil]))
    #expect(run.status == 69)
    #expect(run.errors == ["error            : \(Self.refusal("127.0.0.3", farm))", Self.hint])
    #expect(run.lines.first == "hosts            : 1 of 2 answered, no load: too few")
    #expect(run.decision == "scale out (below min_size; size 1, min 2, max 4)")
    #expect(run.load == "unknown")
    #expect(world.members.count == 2)
  }

  @Test func `without most of them the highest of their statuses counts`() async throws {
    let (world, farm) = (try await World(), try await Farm([2, 2, nil]))
    let known = try farm.knownHosts(wrongFor: ["127.0.0.2"])
    let run = try await world.run(changing: farm.changes(["vm": nil, "known_hosts": known]))
    #expect(run.status == 77)
    #expect(run.decision == "nothing (no load: only 1 of 3 answered; size 2, min 2, max 4)")
    let errors = run.errors.filter { $0.hasPrefix("error") }
    #expect(errors.count == 2)
    #expect(errors.first?.hasPrefix("error            : 127.0.0.2 port \(farm.port): the host key has changed") == true)
    #expect(errors.last == "error            : \(Self.refusal("127.0.0.4", farm))")
  }

  @Test func `one host with the wrong key costs no more than its load`() async throws {
    let (world, farm) = (try await World(), try await Farm([2, 9, 2]))
    let known = try farm.knownHosts(wrongFor: ["127.0.0.3"])
    let run = try await world.run(changing: farm.changes(["vm": nil, "known_hosts": known]))
    #expect(run.status == 0 && run.load == "2")
    #expect(run.errors.first?.hasPrefix("warning          : 127.0.0.3 port \(farm.port): the host key has") == true)
  }

  @Test func `no monitored VM ever goes`() async throws {
    let (world, farm) = (try await World(Self.cloud(4), load: "0.30"), try await Farm([0.3, 0.3, 0.3]))
    let changes = try farm.changes(["vm": "web-4, 103, 10.1.1.11"])
    let run = try await world.run(changing: changes)
    #expect(run.decision == "scale in web-2 (load 0.3 < 1; size 4, min 2, max 4)")
    let next = try await world.run(changing: changes)
    #expect(next.decision == "nothing (load 0.3 < 1; no member may be removed; size 3, min 2, max 4)")
    #expect(world.members == ["web-1", "web-3", "web-4"])
  }

  @Test func `monitored VMs that the account does not have are all named, and nothing is scaled in`() async throws {
    let (world, farm) = (try await World(Self.cloud(3)), try await Farm([0.3, 0.3, 0.3]))
    let run = try await world.run(changing: farm.changes(["vm": "web-8, web-1, web-9"]))
    #expect(run.status == 78)
    #expect(
      run.errors == [
        "error            : the monitored VMs web-8, web-9 are none of the account's VMs, so nothing is scaled in",
        "hint             : set vm in [monitoring] to the VMs' ids or names in the account, in the order of the hosts",
      ])
    #expect(
      run.decision
        == "nothing (load 0.3 < 1; the account has no VM web-8, nor web-9, so any member may be a monitored one; "
        + "size 3, min 2, max 4)")
    #expect(world.changes == [])
  }

  @Test func `accept-new writes down the key of each, one a line`() async throws {
    let (world, farm) = (try await World(), try await Farm([2, 2, 2, 2, 2, 2, 2, 2]))
    let file = world.folder.appending(path: "known").path
    let changes = try farm.changes(["vm": nil, "known_hosts": file, "host_key": "accept-new"])
    #expect(try await world.run("-n", changing: changes).load == "2")
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(try await world.run(changing: changes).errors == [])
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != " " } }.sorted() == farm.hosts.map { "[\($0)]:\(farm.port)" })
    #expect(lines.allSatisfy { $0.split(separator: " ").count == 3 })
  }

  @Test func `that the system's client is used is said once a run`() async throws {
    let world = try await World()
    let farm = try await Farm([2, 2, 2], settings: ["Ciphers chacha20-poly1305@openssh.com"])
    let run = try await world.run(changing: farm.changes(["vm": nil, "timeout": "60"]))
    #expect(run.status == 0 && run.errors == [])
    #expect(run.lines.count { $0.contains("the system's ssh is used") } == 1)
    #expect(run.lines.contains("hosts            : 3 of 3 answered, average 2"))
  }
}

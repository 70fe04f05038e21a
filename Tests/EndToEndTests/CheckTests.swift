import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Spec section 8, `check`: where all is well, and that it changes nothing.
@Suite struct CheckTests {
  @Test(arguments: Flavour.allCases)
  func `where all is well it says so, and changes nothing`(flavour: Flavour) async throws {
    var configuration = CloudConfiguration.quick
    configuration.flavour = flavour
    let world = try await World(configuration)
    let (ledger, port) = (world.ledger, world.host.port)
    let checked = try await world.check()
    #expect(checked.status == 0 && checked.errors == [])
    #expect(checked.failures == [] && checked.warnings == [] && checked.waiting == [])
    #expect(checked.fact("zone") == "1 (zone1), enabled")
    #expect(checked.fact("rule")?.hasPrefix("64330 (web-lb)") == true)
    #expect(checked.fact("members") == "web-1 Running, web-2 Running; size 2, min 2, max 4")
    #expect(checked.fact("monitored VM") == "101 (web-1) is Running, a member")
    #expect(checked.fact("SSH connect") == "127.0.0.1 port \(port)")
    #expect(checked.fact("load") == "2 (scale out above 3, in below 1)")
    #expect(checked.fact("lock") == "free")
    #expect(world.files == ["web.rc"])
    #expect(world.changes == [] && world.ledger == ledger)
  }

  @Test func `after a run it knows the state file, and the run is unhindered`() async throws {
    let world = try await World(load: "9")
    #expect(try await world.run().status == 0)
    let before = world.state
    let checked = try await world.check(changing: ["scaling_policy_out": ["cooldown": "600"]])
    #expect(checked.status == 0)
    #expect(checked.fact("state folder") == "state")
    #expect(checked.fact("state file") == "state/web.json")
    // The launch took some part of a second, and the cooldown of the other direction is 0.
    #expect(checked.warnings.map(\.name) == ["cooldown"])
    #expect(world.state == before)
    #expect(world.files == ["state", "state/web.json", "state/web.lock", "web.rc"])
  }

  @Test func `a lock that a run has is well, and it is said who has it`() async throws {
    let world = try await World()
    let gate = world.hold("listLoadBalancerRuleInstances")
    let run = try world.start()
    try await gate.reached()
    let id = run.id
    let checked = try await world.check()
    #expect(checked.status == 0)
    #expect(checked.fact("lock")?.hasPrefix("held by process \(id) since ") == true)
    #expect(checked.fact("lock")?.hasSuffix(": a run is at work") == true)
    gate.open()
    #expect(try await run.finished().status == 0)
  }

  @Test(arguments: [401, 500])
  func `a list that no run reads, and that the cloud does not give, blames neither key nor endpoint`(
    status: Int
  ) async throws {
    let world = try await World()
    let bodies = [
      401: #"{"listaccountsresponse":{"errorcode":401,"errortext":"unable to verify user credentials"}}"#,
      500: "<html>no</html>",
    ]
    world.intercept { request, process in
      request.command == "listAccounts" ? Response(status: status, text: bodies[status] ?? "") : process(request)
    }
    let checked = try await world.check()
    #expect(checked.status == 0 && checked.failures == [] && checked.waiting == ["account limit"])
    #expect(checked.fact("signature") == "the API key and its signature are accepted")
  }

  @Test func `a list that the role may not read leaves its check open`() async throws {
    let world = try await World()
    world.cloud.withCloud { cloud, _ in cloud.forbid("listAccounts") }
    let checked = try await world.check()
    #expect(checked.status == 0 && checked.failures == [] && checked.waiting == ["account limit"])
  }

  @Test func `at a terminal it says what it waits for, and Ctrl-C ends that`() async throws {
    let world = try await World()
    let gate = world.hold("listLoadBalancerRules")
    try world.write(world.rc())
    let typist = try Typist(
      ["check", "-c", "web.rc", "--state-dir", "state"], in: world.folder, environment: world.loginEnvironment)
    try await gate.reached()
    try await typist.wait(for: "waiting for the API")
    typist.terminal.type("\u{3}")
    let (status, output) = try await typist.finished()
    gate.open()
    #expect(status == 75 && output == "")
    #expect(typist.terminal.text.contains("waiting for the API"))
    #expect(typist.terminal.text.contains("\r\nError: interrupted by a signal\r\n"))
  }

  @Test func `for programs it is one object, with the status of what failed`() async throws {
    let world = try await World()
    world.cloud.withCloud { cloud, _ in cloud.removeOffering() }
    try world.write(world.rc())
    let run = try await world.shell("\"$cronscale\" check -c web.rc --state-dir state --json")
    #expect(run.status == 78)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1 && document["ok"] as? Bool == false)
    let checks = try #require(document["checks"] as? [[String: Any]])
    #expect(checks.count == 31)
    let failed = checks.filter { $0["result"] as? String == "failed" }
    #expect(failed.map { $0["name"] as? String } == ["offering"])
    #expect(failed.map { $0["status"] as? Int } == [78])
  }

  @Test func `verbose tells each call and step on standard error, and no secret`() async throws {
    let world = try await World()
    let checked = try await world.check("--state-dir state -v")
    #expect(checked.status == 0)
    let keys = Set(checked.errors.map { $0.dropFirst(20).prefix { $0 != " " } })
    #expect(keys == ["api", "ssh"])
    let newcomer = world.newcomer
    #expect(!checked.errors.contains { $0.contains(newcomer.secretKey) || $0.contains(newcomer.apiKey) })
  }

  @Test func `a standard output that cannot be written is told by the status`() async throws {
    let world = try await World()
    let run = try await world.shell("\"$cronscale\" check -c web.rc --state-dir state > /dev/full")
    #expect(run.status == 74)
  }
}

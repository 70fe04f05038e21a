import CloudSimulator
import Foundation
import TestSupport
import Testing

/// `cronscale status` shows what there is, changes nothing, and needs nothing to be well.
@Suite struct StatusTests {
  /// Asks for the status and checks that nothing was touched.
  private func ask(
    _ world: World, _ options: String..., changing changes: [String: [String: String?]] = [:]
  ) async throws -> Report {
    try world.write(world.rc(changes))
    let before = try world.snapshot()
    let (ledger, asked) = (world.ledger, world.changes)
    let program = try Program(
      ["status", "-c", "web.rc", "--state-dir", "state"] + options, in: world.folder,
      environment: ["HOME": world.folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"])
    let run = try await program.finished()
    #expect(try world.snapshot() == before)
    #expect(world.ledger == ledger)
    #expect(world.changes == asked)
    return Report(status: run.status, text: run.raw, errors: run.errors)
  }

  /// What was printed, by key.
  private struct Report {
    var status: Int32
    var text: String
    var errors: [String]

    subscript(key: String) -> String? { self.all(key).first }

    func all(_ key: String) -> [String] {
      text.split(separator: "\n").map { $0.split(separator: " : ", maxSplits: 1).map(String.init) }
        .filter { $0.count == 2 && $0[0].trimmingCharacters(in: .whitespaces) == key }.map { $0[1] }
    }

    /// Rows of a table, cells without the times.
    func table(_ heading: String) -> [[String]] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard let start = lines.firstIndex(where: { $0.hasPrefix("\(heading) ") }) else { return [] }
      return lines[(start + 1)...].prefix { !$0.isEmpty && !$0.contains(" : ") }.map { line in
        line.replacing(/[0-9-]{10} [0-9:]{8}/, with: "TIME").split(separator: /\ \ +/).map(String.init)
      }
    }
  }

  private static let members = [
    ["web-1", "101", "Running", "TIME", "10.1.1.11", "monitored"], ["web-2", "102", "Running", "TIME", "10.1.1.12"],
  ]

  @Test func `before the first run it shows the cloud, and makes no folder`() async throws {
    let world = try await World()
    let report = try await ask(world)
    #expect(report.status == 0)
    #expect(report.errors == [])
    #expect(report["state file"] == "state/web.json, which the first run makes")
    #expect(report["rule"] == "64330 (web-lb), Active")
    #expect(report["size"] == "2 (min 2, max 4, 2 count against max)")
    #expect(report["decision"] == "nothing (load 2, between 1 and 3; size 2, min 2, max 4), if a run began now")
    #expect(report.table("VM") == Self.members)
    #expect(!world.files.contains("state"))
  }

  @Test func `a launch that was killed is shown with its VM and its next step`() async throws {
    let world = try await World(.slow, load: "3.42")
    _ = try await world.run(stoppedBy: SIGKILL, at: "deployVirtualMachine", .beforeIsAnswered)
    let report = try await ask(world)
    #expect(report.status == 0)
    let work = [report["under way"] ?? ""].generalized[0].replacing(/since .*/, with: "since TIME")
    #expect(work == "launch of NAME, deploy sent, its answer unknown, since TIME")
    #expect(report["next step"] == "wait 1 s for the VM, which is Starting")
    #expect(report["size"] == "2 (min 2, max 4, 3 count against max)")
    let vm = try #require(report.table("VM").last)
    #expect(
      vm.generalized == [
        "NAME", "103", "Starting", "TIME", "10.1.1.13", "launched by cronscale, unfinished, no member",
      ])
    #expect(report.table("NOBODY'S") == [])
  }

  @Test func `a VM of the group's making that nobody remembers is shown as nobody's`() async throws {
    let world = try await World(.slow, load: "3.42")
    _ = try await world.run(stoppedBy: SIGKILL, at: "deployVirtualMachine", .beforeIsAnswered)
    try FileManager.default.removeItem(at: world.folder.appending(path: "state/web.json"))
    let report = try await ask(world)
    #expect(report.status == 0)
    #expect(report["under way"] == "nothing")
    #expect(report.table("VM") == Self.members)
    #expect(report.table("NOBODY'S").map(\.generalized) == [["NAME", "103", "Starting", "TIME", "10.1.1.13"]])
  }

  @Test func `without the cloud it shows what is on disk, and ends as a run would`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    _ = try await world.run(stoppedBy: SIGKILL, at: "destroyVirtualMachine", .beforeIsDone)
    await world.cloud.stop()
    let report = try await ask(world)
    #expect(report.status == 69)
    #expect(report["under way"]?.hasPrefix("removal of web-3 id 103, being destroyed, since ") == true)
    #expect(report["next step"] == "unknown")
    #expect(report["load"] == "0.3 (scale out above 3, scale in below 1)")
    #expect(report["size"] == "unknown (min 2, max 4)")
    #expect(report.all("error").count == 1)
  }

  @Test func `without the monitored host it shows the cloud, and ends as a run would`() async throws {
    let world = try await World(load: "abc")
    let report = try await ask(world)
    #expect(report.status == 65)
    #expect(report["load"] == "unknown (scale out above 3, scale in below 1)")
    #expect(report.table("VM") == Self.members)
    #expect(report.all("error").count == 1)
  }

  @Test func `while a run is at work it says who, and does not disturb`() async throws {
    let world = try await World()
    let gate = world.hold("listLoadBalancerRuleInstances")
    let first = try world.start()
    try await gate.reached()
    let report = try await ask(world)
    #expect(report.status == 0)
    let run = try #require(report["run"])
    #expect(run.wholeMatch(of: /process (\d+) since [0-9-]{10} [0-9:]{8} is at work/)?.1 == "\(first.id)")
    gate.open()
    #expect(try await first.finished().status == 0)
  }

  @Test(arguments: [
    ("{", "state/web.json, which says nothing: it is no state file; the next run puts it aside", Int32(0)),
    (
      #"{"version":7}"#,
      "state/web.json, which could not be read", 78
    ),
  ])
  func `a state file that cannot be read stays where it is`(contents: String, told: String, status: Int32) async throws
  {
    let world = try await World()
    _ = try await world.run()
    try world.write(contents, to: "state/web.json")
    let report = try await ask(world)
    #expect(report.status == status)
    #expect(report["state file"] == told)
    #expect(report.table("VM") == Self.members)
  }

  @Test func `a state folder that this user may not enter is not taken for an empty one`() async throws {
    let world = try await World()
    _ = try await world.run()
    let run = try await world.shell(
      """
      chmod 000 state && \(Unprivileged.handOver) && \
      \(Unprivileged.command) "$cronscale" status -c web.rc --state-dir state; status=$?; chmod 700 state; exit $status
      """, changing: try world.copyKeys())
    #expect(run.status == 70)
    #expect(run.output.contains("state file       : state/web.json, which could not be read\n"))
    #expect(run.output.contains("\nerror            : state file state/web.json: permission denied\n"))
    #expect(run.output.contains("size             : 2 (min 2, max 4, 2 count against max)\n"))
  }

  @Test func `unfinished work for another rule is shown, and that a run refuses it`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    _ = try await world.run(stoppedBy: SIGKILL, at: "destroyVirtualMachine", .beforeIsDone)
    let report = try await ask(world, changing: ["scaling": ["load_balancer": "99999"]])
    #expect(report.status == 78)
    #expect(report["state file"] == "state/web.json, which is about another rule or endpoint")
    #expect(report["under way"]?.hasPrefix("removal of web-3 id 103, being destroyed, since ") == true)
    #expect(report["decision"] == "none can be made")
    #expect(report.all("error").count == 2)
  }

  @Test func `rules that no VM can join both are told before a run would fail with them`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.rules = 2
    let world = try await World(configuration)
    world.intercept { request, process in
      let answer = process(request)
      guard request.command == "listLoadBalancerRules", request["id"] == "64340" else { return answer }
      return Response(status: 200, text: answer.text.replacing("\"account\":\"scaler\"", with: "\"account\":\"dev\""))
    }
    let report = try await ask(world, changing: ["scaling": ["load_balancer": "64330, 64340"]])
    #expect(report.status == 78)
    #expect(
      report.all("error") == [
        "load_balancer 64340 in [scaling]: it belongs to dev/1, and the first rule, 64330, belongs to scaler/1, so a VM "
          + "cannot be registered with both"
      ])
    #expect(report["next repair"] == nil)
  }

  @Test func `as JSON it is one object with the same values`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    _ = try await world.run(stoppedBy: SIGKILL, at: "destroyVirtualMachine", .beforeIsDone)
    let report = try await ask(world, "--json")
    #expect(report.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(report.text.utf8)) as? [String: Any]
    let group = try #require((object?["groups"] as? [[String: Any]])?.first)
    #expect(group["group"] as? String == "web")
    #expect(group["size"] as? Int == 2)
    #expect(group["counted_against_max"] as? Int == 2)
    let operation = try #require(group["operation"] as? [String: Any])
    #expect(operation["purpose"] as? String == "removal")
    #expect(operation["next_step"] as? String == "destroy 103")
    #expect((operation["since"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00/) != nil)
    let vms = try #require(group["vms"] as? [[String: Any]])
    #expect(vms.map { $0["traits"] as? [String] } == [["monitored"], [], ["unfinished", "unlisted"]])
    #expect((group["errors"] as? [Any])?.isEmpty == true)
  }
}

extension CloudConfiguration {
  /// A cloud whose VMs stay Starting as long as a test lasts.
  fileprivate static var slow: CloudConfiguration {
    var configuration = CloudConfiguration.quick
    configuration.bootTime = 3600
    return configuration
  }
}

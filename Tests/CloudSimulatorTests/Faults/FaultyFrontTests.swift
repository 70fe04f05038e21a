import CloudSimulator
import Foundation
import Testing

/// Faults over real connections.
@Suite struct FaultyFrontTests {
  /// What a plain listZones answers, for comparison.
  private func whole(_ simulator: Simulator) async throws -> RawExchange { try await list(simulator) }

  @Test(arguments: ["drop", "process-drop"]) func `the connection is closed without a byte`(kind: String) async throws {
    try await withSimulator("*:1:\(kind)") { simulator in
      let told = try await list(simulator, keepsAlive: true)
      #expect(told.head.isEmpty && told.body.isEmpty && told.isClosed)
      #expect(simulator.requestLog.map(\.status) == [nil])
    }
  }

  @Test func `an answer comes late`() async throws {
    try await withSimulator("deploy*:1:late=0.5") { simulator in
      let told = try await deploy(simulator)
      #expect(told.status == 200 && told.text.contains("jobid"))
      #expect(told.duration >= 0.5)
      #expect(deploys(simulator) == 1)
    }
  }

  @Test func `a request arrives late, when its client has heard nothing`() async throws {
    let clock = Clock()
    try await withSimulator("deploy*:1:received-late=0.5", clock: clock) { simulator in
      let told = try await deploy(simulator)
      #expect(told.head.isEmpty && told.duration >= 0.5)
      #expect(deploys(simulator) == 0)
      clock.advance(by: 0.5)
      #expect(deploys(simulator) == 1)
    }
  }

  @Test(arguments: [("html-502", 502, false), ("process-html-503", 503, true)])
  func `a proxy's page`(kind: String, status: Int, processed: Bool) async throws {
    try await withSimulator("deploy*:1:\(kind)") { simulator in
      let told = try await deploy(simulator)
      #expect(told.status == status)
      #expect(told.header("Content-Type") == "text/html;charset=utf-8")
      #expect(told.text.hasPrefix("<!doctype html>"))
      #expect(deploys(simulator) == (processed ? 1 : 0))
    }
  }

  @Test func `a code of the API, with what proxies add`() async throws {
    try await withSimulator("*:1:api=401", "*:2:throttle=7", "*:3:redirect=http://127.0.0.1:1/") { simulator in
      let told = [try await list(simulator), try await list(simulator), try await list(simulator)]
      #expect(told.map(\.status) == [401, 429, 302])
      #expect(told[0].text.contains("unable to verify user credentials"))
      #expect(told[1].header("Retry-After") == "7")
      #expect(told[2].header("Location") == "http://127.0.0.1:1/")
    }
  }

  @Test func `a body is cut off before the length that was told`() async throws {
    try await withSimulator("*:2:cut=20") { simulator in
      let whole = try await whole(simulator)
      let told = try await list(simulator, keepsAlive: true)
      #expect(told.status == 200 && told.isClosed)
      #expect(told.header("Content-Length") == "\(whole.body.count)")
      #expect(told.body == Array(whole.body.prefix(20)))
    }
  }

  @Test func `a body trickles`() async throws {
    try await withSimulator("*:2:trickle=400") { simulator in
      let whole = try await whole(simulator)
      let told = try await list(simulator)
      #expect(told.body == whole.body)
      #expect(told.duration >= Double(whole.body.count) / 400)
    }
  }

  @Test func `a body is empty, huge or no text`() async throws {
    try await withSimulator("*:1:empty", "*:2:huge", "*:3:garbage") { simulator in
      let told = [try await list(simulator), try await list(simulator), try await list(simulator)]
      #expect(told.map(\.status) == [200, 200, 200])
      #expect(told[0].body.isEmpty && told[0].header("Content-Length") == "0")
      #expect(told[1].body.count > 32 << 20)
      #expect(String(validating: told[2].body, as: UTF8.self) == nil)
    }
  }

  @Test func `an answer that is to come late does not keep the simulator from stopping`() async throws {
    try await withSimulator("*:1:late=600") { simulator in
      async let asked = list(simulator)
      while simulator.requestLog.isEmpty { await Task.yield() }
      await simulator.stop()
      let told = try await asked
      #expect(told.duration < 60)
    }
  }

  @Test func `the next request is answered as ever`() async throws {
    try await withSimulator("*:1:cut=0", "*:2:drop") { simulator in
      for _ in 0..<2 { _ = try await list(simulator) }
      #expect(try await list(simulator).text.contains("listzonesresponse"))
    }
  }

  @Test func `an interception that hands on what it gets lets faults through`() async throws {
    try await withSimulator("*:2:cut=20", "*:3:drop", "*:4:drop") { simulator in
      simulator.intercept { request, process in process(request) }
      let whole = try await whole(simulator)
      #expect(try await list(simulator).body == Array(whole.body.prefix(20)))
      #expect(try await list(simulator).head.isEmpty)
      simulator.intercept { request, process in
        _ = process(request)
        return .page(status: 502, title: "Bad Gateway")
      }
      #expect(try await list(simulator).status == 502)
    }
  }

  @Test func `faults are set, listed and taken away by the operator's door`() async throws {
    try await withSimulator(takesControls: true) { simulator in
      #expect(try await control(simulator, "do=fault&what=list*:1+2:html-503").text == "set   list*:1+2:html-503\n")
      #expect(try await list(simulator).status == 503)
      let faults = try await control(simulator, "do=faults").text
      #expect(faults.contains(/^set   list\*:1:html-503\ntaken [0-9T:+-]+ listZones html-503\n$/))
      #expect(try await control(simulator, "do=calm").text.hasPrefix("taken "))
      #expect(try await list(simulator).status == 200)
      let refused = try await control(simulator, "do=fault&what=*:1:dorp")
      #expect(refused.status == 400)
      #expect(refused.text.hasPrefix("fault \"*:1:dorp\": no kind \"dorp\"\n"))
    }
  }

  // MARK: - Asking

  private func withSimulator(
    _ faults: String..., clock: Clock = Clock(), takesControls: Bool = false, _ body: (Simulator) async throws -> Void
  ) async throws {
    let simulator = try Simulator(clock: { clock.now }, takesControls: takesControls)
    let set = try faults.map { try Fault(parsing: $0) }
    simulator.withCloud { cloud, _ in cloud.faults = set }
    try await simulator.whileListening(body)
  }

  private func deploys(_ simulator: Simulator) -> Int { simulator.withCloud { cloud, _ in cloud.ledger.deploys } }

  private func list(_ simulator: Simulator, keepsAlive: Bool = false) async throws -> RawExchange {
    try await ask(simulator, ["command": "listZones"], keepsAlive: keepsAlive)
  }

  private func deploy(_ simulator: Simulator) async throws -> RawExchange {
    let world = simulator.withCloud { cloud, _ in cloud.world }
    return try await ask(
      simulator,
      [
        "command": "deployVirtualMachine", "zoneid": world.zone.id.uuid, "templateid": world.templates[0].id.uuid,
        "serviceofferingid": world.offerings[0].id.uuid,
      ])
  }

  private func ask(
    _ simulator: Simulator, _ parameters: [String: String], keepsAlive: Bool = false
  ) async throws -> RawExchange {
    let user = simulator.withCloud { cloud, _ in cloud.world.users[0] }
    let all = parameters.merging(["response": "json"]) { $1 }
    let query = Signature.signedQuery(all, apiKey: user.apiKey, secret: user.secretKey)
    return try await RawExchange(get: query, at: simulator.endpoint, keepsAlive: keepsAlive)
  }

  private func control(_ simulator: Simulator, _ query: String) async throws -> RawExchange {
    try await RawExchange(get: query, at: simulator.endpoint.replacing("/client/api", with: "/control"))
  }
}

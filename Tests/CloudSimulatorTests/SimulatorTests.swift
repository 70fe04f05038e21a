import CloudSimulator
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The HTTP front, over real connections.
@Suite struct SimulatorTests {
  @Test func `a signed request is answered on loopback`() async throws {
    try await withSimulator { simulator in
      #expect(simulator.endpoint.hasPrefix("http://127.0.0.1:"))
      let (data, response) = try await get(simulator, ["command": "listZones"])
      #expect(response.statusCode == 200)
      #expect(response.value(forHTTPHeaderField: "Content-Type") == "text/javascript;charset=UTF-8")
      #expect(response.value(forHTTPHeaderField: "Date") != nil)
      #expect(String(decoding: data, as: UTF8.self).hasPrefix("{ \"listzonesresponse\" : { \"count\":1 ,"))
    }
  }

  @Test func `a POST of a long form is answered`() async throws {
    try await withSimulator { simulator in
      let data = String(repeating: "A", count: 2_000)
      let (_, response) = try await post(simulator, deploy(simulator, ["name": "new", "userdata": data]))
      #expect(response.statusCode == 200)
      #expect(simulator.withCloud { cloud, _ in cloud.machine("new")?.userData } == data)
    }
  }

  @Test func `the request log has commands and connections, and no secrets`() async throws {
    try await withSimulator { simulator in
      _ = try await get(simulator, ["command": "listZones"])
      _ = try await post(simulator, deploy(simulator, ["name": "new"]))
      let log = simulator.requestLog
      #expect(log.map(\.command) == ["listZones", "deployVirtualMachine"])
      #expect(log.map(\.method) == ["GET", "POST"])
      #expect(log.map(\.status) == [200, 200])
      #expect(log.map(\.isRead) == [true, false])
      #expect(log.allSatisfy { $0.connection != nil })
      #expect(log.flatMap(\.parameters.keys).allSatisfy { !["apikey", "signature"].contains($0.lowercased()) })
    }
  }

  @Test func `an interception can drop a request before it is processed`() async throws {
    try await withSimulator { simulator in
      simulator.intercept { _, _ in nil }
      await #expect(throws: URLError.self) { try await post(simulator, deploy(simulator, ["name": "new"])) }
      #expect(simulator.withCloud { cloud, _ in cloud.ledger.deploys } == 0)
      #expect(simulator.requestLog.map(\.status) == [nil])
    }
  }

  @Test func `an interception can process a request and drop its answer`() async throws {
    try await withSimulator { simulator in
      simulator.intercept { request, process in
        _ = process(request)
        return nil
      }
      await #expect(throws: URLError.self) { try await post(simulator, deploy(simulator, ["name": "new"])) }
      #expect(simulator.withCloud { cloud, _ in cloud.ledger.deploys } == 1)
    }
  }

  @Test func `an interception can replace an answer`() async throws {
    try await withSimulator { simulator in
      simulator.intercept { _, _ in .page(status: 502, title: "Bad Gateway") }
      let (data, response) = try await get(simulator, ["command": "listZones"])
      #expect(response.statusCode == 502)
      #expect(String(decoding: data, as: UTF8.self).contains("Bad Gateway"))
    }
  }

  @Test func `an interception that waits keeps nobody else waiting`() async throws {
    try await withSimulator { simulator in
      let (held, release) = AsyncStream<Void>.makeStream()
      simulator.intercept { request, process in
        if request.method == "POST" { for await _ in held { break } }
        return process(request)
      }
      async let slow = post(simulator, deploy(simulator, ["name": "new"]))
      let (_, quick) = try await get(simulator, ["command": "listZones"])
      #expect(quick.statusCode == 200)
      release.yield()
      #expect(try await slow.1.statusCode == 200)
    }
  }

  @Test func `a state file lets the cloud go on after a restart of the simulator`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "cloud-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try Simulator(stateFile: StateFile(path: path))
    first.withCloud { cloud, now in _ = cloud.addMember(named: "kept", at: now) }
    let second = try Simulator(stateFile: StateFile(path: path))
    #expect(second.withCloud { cloud, _ in cloud.memberNames } == ["web-1", "web-2", "kept"])
    let ledgers = [first, second].map { $0.withCloud { cloud, _ in cloud.ledger } }
    #expect(ledgers[0] == ledgers[1])
  }

  @Test func `a state file that is none stops the simulator before it starts`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "cloud-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("garbage".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: SimulatorError.self) { try Simulator(stateFile: StateFile(path: path)) }
    #expect(throws: SimulatorError.self) { try Simulator(stateFile: StateFile(path: "\(path)/state")) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "garbage")
  }

  @Test func `a port that is taken is named`() async throws {
    try await withSimulator { first in
      let port = try #require(URL(string: first.endpoint)?.port.map(UInt16.init))
      let second = try Simulator()
      await #expect(throws: SimulatorError.portTaken(port)) { try await second.start(port: port) }
    }
  }

  @Test(arguments: [
    ("do=stop&vm=web-1", 200, [Machine.State.stopped, .running]), ("do=break&vm=web-2", 200, [.running, .error]),
    ("do=destroy&vm=web-9", 404, [.running, .running]), ("do=dance", 400, [.running, .running]),
    ("do=zone-off", 200, [.running, .running]),
    ("do=rule-leastconn", 200, [.running, .running]), ("do=rule-move", 200, [.running, .running]),
    ("do=rules-delete", 200, [.running, .running]), ("do=template-move", 200, [.running, .running]),
    ("do=forbid&what=listApis", 200, [.running, .running]), ("do=forbid&what=dance", 400, [.running, .running]),
  ])
  func `the operator's door`(query: String, status: Int, states: [Machine.State]) async throws {
    try await withSimulator(takesControls: true) { simulator in
      let url = simulator.endpoint.replacing("/client/api", with: "/control?\(query)")
      var request = URLRequest(url: try #require(URL(string: url)))
      request.httpMethod = "POST"
      let (_, response) = try await fetch(request)
      #expect(response.statusCode == status)
      #expect(simulator.withCloud { cloud, _ in cloud.world.machines.map(\.state) } == states)
      #expect(simulator.withCloud { cloud, _ in cloud.world.zone.isEnabled } == (query != "do=zone-off"))
    }
  }

  @Test func `there is no operator's door unless asked for`() async throws {
    try await withSimulator { simulator in
      let url = simulator.endpoint.replacing("/client/api", with: "/control?do=stop&vm=web-1")
      let (_, response) = try await fetch(URLRequest(url: try #require(URL(string: url))))
      #expect(response.statusCode == 404)
    }
  }

  private func withSimulator(
    takesControls: Bool = false, _ body: (Simulator) async throws -> Void
  ) async throws {
    try await Simulator(takesControls: takesControls).whileListening(body)
  }

  private func deploy(_ simulator: Simulator, _ more: [String: String]) -> [String: String] {
    let world = simulator.withCloud { cloud, _ in cloud.world }
    let parameters = [
      "command": "deployVirtualMachine", "zoneid": world.zone.id.uuid, "templateid": world.templates[0].id.uuid,
      "serviceofferingid": world.offerings[0].id.uuid,
    ]
    return parameters.merging(more) { $1 }
  }

  private func signed(_ simulator: Simulator, _ parameters: [String: String]) -> String {
    let user = simulator.withCloud { cloud, _ in cloud.world.users[0] }
    return Signature.signedQuery(
      parameters.merging(["response": "json"]) { $1 }, apiKey: user.apiKey, secret: user.secretKey)
  }

  private func get(_ simulator: Simulator, _ parameters: [String: String]) async throws -> (Data, HTTPURLResponse) {
    let url = URL(string: "\(simulator.endpoint)?\(signed(simulator, parameters))")
    return try await fetch(URLRequest(url: try #require(url)))
  }

  @discardableResult
  private func post(_ simulator: Simulator, _ parameters: [String: String]) async throws -> (Data, HTTPURLResponse) {
    var request = URLRequest(url: try #require(URL(string: simulator.endpoint)))
    request.httpMethod = "POST"
    request.setValue("application/x-www-form-urlencoded; charset=UTF-8", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(signed(simulator, parameters).utf8)
    return try await fetch(request)
  }

  private func fetch(_ request: URLRequest) async throws -> (Data, HTTPURLResponse) {
    let (data, response) = try await URLSession(configuration: .ephemeral).data(for: request)
    return (data, try #require(response as? HTTPURLResponse))
  }
}

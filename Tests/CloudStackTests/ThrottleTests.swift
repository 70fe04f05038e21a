import Testing

@testable import CloudStack

/// Reference, section 8, item 21, and what clients of one account have in common.
@Suite struct ThrottleTests {
  private static let done = http(200, #"{"x":{"jobid":"17166"}}"#)

  private static func refusal(_ milliseconds: Int) -> [UInt8] {
    http(429, #"{"x":{"errorcode":429,"errortext":"please retry after \#(milliseconds) ms."}}"#)
  }

  private static let destroy = APICall("destroyVirtualMachine", [("id", "1")], isChange: true)

  @Test func `a person's change that was refused for the account's pace is asked again after the time that is named`()
    throws
  {
    let server = try ScriptedServer(.send(Self.refusal(750)), .send(Self.refusal(1250)), .send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    #expect(try world.client(server.url).answer(to: Self.destroy).content["jobid"]?.text == "17166")
    #expect(world.pauses == [0.75, 1.25])
    #expect(server.arrived.map(\.method) == ["POST", "POST", "POST"])
    #expect(server.connections == 3)
  }

  @Test func `a run's change is sent at once, for a minute from then, or not at all`() throws {
    let server = try ScriptedServer(.send(Self.refusal(750)))
    defer { server.stop() }
    let (world, throttle) = (TestClient(), Throttle())
    world.setClock(1_795_255_200)
    throttle.hold(for: 0.5, at: 0)
    let client = world.client(server.url, throttle: throttle)
    let cause = cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }
    #expect(cause == .refused(code: 429, text: "please retry after 750 ms."))
    #expect(world.pauses == [] && client.secondsUntilTurn == 0.75)
    #expect(server.arrived.map { $0.parameters["expires"] } == [Timestamp.text(1_795_255_260)])
  }

  @Test func `such a refusal is none of a read's three attempts`() throws {
    let server = try ScriptedServer(
      .send(Self.refusal(500)), .send(http(503, "<html>")), .send(Self.refusal(500)), .send(Self.refusal(500)),
      .send(http(503, "<html>")), .send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    #expect(try world.client(server.url).read("listZones").envelope == "x")
    // Who has waited in vain waits a second at least.
    #expect(world.pauses == [0.5, 0.5, 1, 1, 1])
  }

  @Test(arguments: [true, false])
  func `one call waits a minute for its account's turn at most, and ends with the server's words`(
    isChange: Bool
  ) throws {
    let server = try ScriptedServer(.send(Self.refusal(25_000)))
    defer { server.stop() }
    let world = TestClient()
    let client = world.client(server.url)
    let cause = cause { () throws(CloudError) in
      _ = try client.answer(to: APICall("x", isChange: isChange))
    }
    #expect(cause == .refused(code: 429, text: "please retry after 25000 ms."))
    #expect(world.pauses == [25, 25])
    #expect(server.arrived.count == 3)
  }

  @Test func `a server that names next to no time is asked once a second, for a minute`() throws {
    let server = try ScriptedServer(.send(Self.refusal(1)))
    defer { server.stop() }
    let world = TestClient()
    let client = world.client(server.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("x") }) == .refused(429))
    #expect(world.pauses.map { ($0 * 100).rounded() / 100 } == [0.1] + [Double](repeating: 1, count: 59))
  }

  @Test func `who does not wait for so long a time tells the others all the same`() throws {
    let server = try ScriptedServer(.send(Self.refusal(90_000)))
    defer { server.stop() }
    let (world, throttle) = (TestClient(), Throttle())
    let client = world.client(server.url, throttle: throttle)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("x") }) == .refused(429))
    #expect(world.pauses == [] && server.arrived.count == 1)
    #expect(throttle.secondsLeft(at: 0) == 60)
  }

  @Test func `what one client of an account was told holds for the next call of all of them`() throws {
    let server = try ScriptedServer(.send(Self.refusal(750)), .send(Self.done))
    defer { server.stop() }
    let throttle = Throttle()
    throttle.hold(for: 0.5, at: 0)
    let (one, other) = (TestClient(), TestClient())
    #expect(try one.client(server.url, throttle: throttle).read("listZones").envelope == "x")
    #expect(one.pauses == [0.5, 1])
    // By its clock no time has passed.
    #expect(try other.client(server.url, throttle: throttle).read("listZones").envelope == "x")
    #expect(other.pauses == [1.5])
    #expect(server.arrived.count == 3)
  }

  @Test func `a time that is over holds nobody, and a shorter one takes nothing from a longer one`() {
    let throttle = Throttle()
    #expect(throttle.secondsLeft(at: 0) == 0)
    throttle.hold(for: 5, at: 10)
    throttle.hold(for: 1, at: 11)
    #expect([10, 11, 15, 20].map(throttle.secondsLeft) == [5, 4, 0, 0])
    throttle.hold(for: 0, at: 20)
    #expect(throttle.secondsLeft(at: 20) == 1)
    throttle.hold(for: 0, at: 40)
    #expect(throttle.secondsLeft(at: 40) < 0.11)
  }

  @Test func `a signal ends the waiting, and nothing is sent`() throws {
    let server = try ScriptedServer(.send(Self.done))
    defer { server.stop() }
    let (world, throttle) = (TestClient(), Throttle())
    throttle.hold(for: 30, at: 0)
    world.interrupt()
    let client = world.client(server.url, throttle: throttle)
    #expect(cause { () throws(CloudError) in _ = try client.read("listZones") } == .interrupted)
    #expect(server.arrived.count == 0)
  }

  @Test func `an account is its endpoint, however spelt, and its API key`() {
    let throttles = Throttles()
    func throttle(_ key: String, _ endpoint: String) -> ObjectIdentifier {
      ObjectIdentifier(throttles.throttle(of: Credentials(apiKey: key, secretKey: "s"), at: endpoint))
    }
    let first = throttle("a", "https://cloud.example.com/client/api")
    #expect(throttle("a", "HTTPS://Cloud.Example.com:443/client/api/") == first)
    #expect(throttle("b", "https://cloud.example.com/client/api") != first)
    #expect(throttle("a", "https://cloud.example.com/other/api") != first)
  }

  @Test(arguments: [
    ("https://Cloud.example.com/client/api", "https://cloud.example.com/client/api"),
    ("https://cloud.example.com:443/client/api//", "https://cloud.example.com/client/api"),
    ("HTTP://cloud.example.com.:80", "http://cloud.example.com"),
    ("http://cloud.example.com:443/A", "http://cloud.example.com:443/A"),
    ("http://[FD00::1]:8080/client/api", "http://[fd00::1]:8080/client/api"),
    ("https://cloud.example.com.:8443", "https://cloud.example.com:8443"), ("https://h:/a", "https://h/a"),
    ("https://[FD00::1]", "https://[fd00::1]"), ("no url", "no url"),
  ])
  func `endpoints are compared without what may be spelt in several ways`(endpoint: String, comparable: String) {
    #expect(comparableEndpoint(endpoint) == comparable)
  }

  @Test(arguments: [
    ("064330", "64330"), ("000", "0"), ("5A8B0C71-0AC4-4AB4-8E54-2A3D91D7D6B1", "5a8b0c71-0ac4-4ab4-8e54-2a3d91d7d6b1"),
  ])
  func `ids are compared in one spelling`(id: String, comparable: String) {
    #expect(comparableID(id) == comparable)
  }
}

import Testing

@testable import CloudStack

@Suite struct ClockTests {
  /// 2026-11-21T08:37:52Z
  private static let serverNow = 1_795_250_272.0
  private static let date = "Date: Sat, 21 Nov 2026 08:37:52 GMT"
  private static let done = http(200, #"{"x":{}}"#, headers: [date])
  private static let refused = http(401, #"{"x":{"errorcode":401,"errortext":"unable to verify"}}"#, headers: [date])

  @Test func `before the first answer an expiry counts by this machine's clock, then by the server's`() throws {
    let server = try ScriptedServer(.send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow - 45)
    let client = world.client(server.url)
    #expect(client.serverTime == Self.serverNow - 45)
    _ = try client.read("listZones")
    #expect(client.serverTime == Self.serverNow)
    _ = try client.read("listZones")
    _ = try client.deploy([], validUntil: Self.serverNow + 60)
    #expect(
      server.arrived.map { $0.parameters["expires"] } == [
        "2026-11-21T08:47:07+0000", "2026-11-21T08:47:52+0000", "2026-11-21T08:38:52+0000",
      ])
    #expect(server.arrived.allSatisfy { $0.parameters["signatureVersion"] == "3" })
  }

  @Test(arguments: [600, 0]) func `a deploy that comes too late is not sent`(_ expires: Int) throws {
    let server = try ScriptedServer(.send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow - 45)
    let client = world.client(server.url, expires: expires)
    _ = try client.read("listZones")
    #expect(Fate(cause { () throws(CloudError) in _ = try client.deploy([], validUntil: Self.serverNow) }) == .notSent)
    #expect(server.arrived.count == 1)
  }

  @Test func `without an expiry the signature is the plain one`() throws {
    let server = try ScriptedServer(.send(Self.done))
    defer { server.stop() }
    let client = TestClient().client(server.url, expires: 0)
    _ = try client.read("listZones")
    _ = try client.deploy([], validUntil: Self.serverNow + 60)
    #expect(server.arrived.allSatisfy { $0.parameters["expires"] == nil && $0.parameters["signatureVersion"] == nil })
  }

  @Test func `a change is valid for a minute, however long a read is`() throws {
    let server = try ScriptedServer(.send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow)
    _ = try world.client(server.url).destroy(id: "1", expunge: false)
    #expect(server.arrived.first?.parameters["expires"] == "2026-11-21T08:38:52+0000")
  }

  @Test func `a deploy is valid no longer than the rc file allows`() throws {
    let server = try ScriptedServer(.send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow)
    _ = try world.client(server.url, expires: 20).deploy([], validUntil: Self.serverNow + 60)
    #expect(server.arrived.first?.parameters["expires"] == "2026-11-21T08:38:12+0000")
  }

  @Test func `a wrong clock is corrected by the first answer, and the read tried once more`() throws {
    let server = try ScriptedServer(.send(Self.refused), .send(Self.done))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow - 3600)
    _ = try world.client(server.url).read("listZones")
    #expect(world.pauses == [0])
    #expect(
      server.arrived.map { $0.parameters["expires"] } == ["2026-11-21T07:47:52+0000", "2026-11-21T08:47:52+0000"])
  }

  @Test(arguments: [(-3600.0, 600, 2, 3600.0), (-30, 600, 1, 30), (3600, 0, 1, -3600)])
  func `a 401 that stays names the clock's difference`(
    _ localClock: Double, _ expires: Int, _ requests: Int, _ skew: Double
  ) throws {
    let server = try ScriptedServer(.send(Self.refused))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow + localClock)
    let client = world.client(server.url, expires: expires)
    #expect(
      cause { () throws(CloudError) in _ = try client.read("listZones") }
        == .unauthorized(text: "unable to verify", clockSkew: skew))
    #expect(server.arrived.count == requests)
  }

  @Test func `a change is not tried again, whatever the clock`() throws {
    let server = try ScriptedServer(.send(Self.refused))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow - 3600)
    let client = world.client(server.url)
    let cause = cause { () throws(CloudError) in _ = try client.deploy([], validUntil: .infinity) }
    #expect(Fate(cause) == .unauthorized)
    #expect(server.arrived.count == 1)
  }

  @Test(arguments: [(true, "2026-11-21T08:38:52+0000"), (false, nil)])
  func `somebody's own change, refused for a wrong clock, goes once more by the right one`(
    _ isTakenThen: Bool, _ expiry: String?
  ) throws {
    let server = try ScriptedServer(.send(Self.refused), .send(isTakenThen ? Self.done : Self.refused))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow - 3600)
    let client = world.client(server.url)
    let found = cause { () throws(CloudError) in _ = try client.answer(to: APICall("makeThing", isChange: true)) }
    #expect(Fate(found) == (isTakenThen ? nil : .unauthorized))
    #expect(server.arrived.count == 2)
    #expect(expiry == nil || server.arrived.last?.parameters["expires"] == expiry)
  }

  @Test(arguments: [(-20.0, 600), (-3600, 0)])
  func `it does not where the clock is not the reason`(_ localClock: Double, _ expires: Int) throws {
    let server = try ScriptedServer(.send(Self.refused))
    defer { server.stop() }
    let world = TestClient()
    world.setClock(Self.serverNow + localClock)
    let client = world.client(server.url, expires: expires)
    let found = cause { () throws(CloudError) in _ = try client.answer(to: APICall("makeThing", isChange: true)) }
    #expect(Fate(found) == .unauthorized && server.arrived.count == 1)
  }
}

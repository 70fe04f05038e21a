import Testing

@testable import CloudStack

@Suite struct ReadTests {
  private static let zones = http(200, #"{"listzonesresponse":{"count":1}}"#)
  private static let expected = Answer(envelope: "listzonesresponse", content: .object(["count": .number("1")]))

  @Test(
    arguments: [
      (.send(http(502, "<html>")), [0.5]), (.send(http(503, "<html>")), [0.5]), (.send(http(504, "")), [0.5]),
      (.send(http(429, #"{"x":{"errorcode":429,"errortext":"retry after 731 ms."}}"#)), [0.731]),
      (.sendAndClose([]), [0.5]), (.send(http(200, "")), [0.5]),
      (.sendAndClose(Array("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".utf8)), [0.5]),
      (.sendAndClose(Array("HTTP/1.1 200 OK\r\n\r\n{\"listzones".utf8)), [0.5]),
    ] as [(ScriptedServer.Step, [Double])])
  func `a read is tried again after trouble that passes`(_ trouble: ScriptedServer.Step, _ pauses: [Double]) throws {
    let server = try ScriptedServer(trouble, .send(Self.zones))
    defer { server.stop() }
    let world = TestClient()
    #expect(try world.client(server.url).read("listZones") == Self.expected)
    #expect(world.pauses == pauses)
    #expect(server.arrived.map(\.method) == ["GET", "GET"])
  }

  @Test(
    arguments: [
      (.send(http(503, "<html>")), 3, .noAnswer), (.sendAndClose([]), 3, .noAnswer),
      (.send(http(431, #"{"x":{"errorcode":431,"errortext":"a"}}"#)), 1, .refused(431)),
      (.send(http(530, #"{"x":{"errorcode":530,"errortext":"a"}}"#)), 1, .refused(530)),
      (.send(http(401, #"{"x":{"errorcode":401,"errortext":"a"}}"#)), 1, .unauthorized),
      (.send(http(429, #"{"x":{"errorcode":429,"errortext":"retry after 90000 ms"}}"#)), 1, .refused(429)),
      (.send(http(200, "<html>")), 1, .noAnswer), (.send(http(404, "<html>")), 1, .noAnswer),
      (.sendAndClose(Array("220 mail ESMTP\r\n".utf8)), 1, .noAnswer),
    ] as [(ScriptedServer.Step, Int, Fate)])
  func `a read is tried three times in all, and once where it would not help`(
    _ step: ScriptedServer.Step, _ requests: Int, _ fate: Fate
  ) throws {
    let server = try ScriptedServer(step)
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") }) == fate)
    #expect(server.arrived.count == requests)
  }

  @Test func `reads share a connection, and no cookie is sent back`() throws {
    let server = try ScriptedServer(.send(http(200, #"{"x":{}}"#, headers: ["Set-Cookie: JSESSIONID=1; Path=/"])))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    for _ in 0..<3 { _ = try client.read("listZones") }
    #expect(server.arrived.map(\.connection) == [0, 0, 0])
    #expect(server.arrived.allSatisfy { $0.headers["cookie"] == nil })
  }

  @Test func `a connection that died between two reads is made anew`() throws {
    let server = try ScriptedServer(.sendAndClose(Self.zones))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    for _ in 0..<2 { #expect(try client.read("listZones") == Self.expected) }
    #expect(server.connections == 2)
  }

  @Test func `a redirect is not followed, and named without its query`() throws {
    let server = try ScriptedServer { request in
      let target = "https://other.example/client/api?\(request.target.drop { $0 != "?" }.dropFirst())"
      return .send(http(302, "", headers: ["Location: \(target)"]))
    }
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(
      cause { () throws(CloudError) in _ = try client.read("listZones") }
        == .noAnswer(
          detail: "a redirect (HTTP 302) to https://other.example/client/api, which is not followed: "
            + "a signed request would go along",
          hint: "write the final address into host in [account], if it is the API's"))
    #expect(server.arrived.count == 1)
  }

  @Test(arguments: [ScriptedServer.Step.silence, .trickle])
  func `a request ends with its time, whatever trickles in`(_ step: ScriptedServer.Step) throws {
    let server = try ScriptedServer(step)
    defer { server.stop() }
    let client = TestClient().client(server.url, timeout: 0.3)
    let start = ContinuousClock.now
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") }) == .noAnswer)
    #expect(ContinuousClock.now - start < .seconds(15))
    #expect(server.arrived.count == 3)
  }

  @Test func `a huge answer is refused and not asked for again`() throws {
    let server = try ScriptedServer(
      .sendAndClose(Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + [UInt8](repeating: 32, count: 34 << 20)))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(
      cause { () throws(CloudError) in _ = try client.read("listZones") }
        == .noAnswer(
          detail: "a huge answer, over 32 MiB: no API sends that",
          hint: "is host in [account] the API's URL? it usually ends in /client/api"))
    #expect(server.arrived.count == 1)
  }

  @Test func `nobody listening means that nothing was sent, and is tried three times`() throws {
    let world = TestClient()
    let client = try world.client("http://127.0.0.1:\(ScriptedServer.closedPort())/client/api")
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") }) == .notSent)
    #expect(world.pauses == [0.5, 1])
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/client/api", "http://", "gopher://127.0.0.1/"])
  func `an address that is not http or https is a fault of the rc file`(_ url: String) throws {
    let client = TestClient().client(url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") }) == .misconfigured)
  }

  @Test func `a signal ends a read that waits`() throws {
    let world = TestClient()
    let server = try ScriptedServer { _ in
      world.interrupt()
      return .silence
    }
    defer { server.stop() }
    let client = world.client(server.url)
    #expect(cause { () throws(CloudError) in _ = try client.read("listZones") } == .interrupted)
    #expect(server.arrived.count == 1)
  }

  @Test func `a signal during the pause ends a read`() throws {
    let world = TestClient()
    let server = try ScriptedServer { _ in
      world.interrupt()
      return .send(http(503, "<html>"))
    }
    defer { server.stop() }
    let client = world.client(server.url)
    #expect(
      [.interrupted, .noAnswer].contains(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") })))
    #expect(server.arrived.count == 1)
  }
}

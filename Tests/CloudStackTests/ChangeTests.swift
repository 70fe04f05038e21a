import Testing

@testable import CloudStack

@Suite struct ChangeTests {
  private static let job = http(200, #"{"destroyvirtualmachineresponse":{"jobid":17166}}"#)

  @Test(
    arguments: [
      (.silence, .noAnswer), (.trickle, .noAnswer), (.sendAndClose([]), .noAnswer),
      (.send(http(200, "")), .noAnswer), (.send(http(200, "<html>")), .noAnswer),
      (.send(http(502, "<html>")), .noAnswer),
      (.send(http(503, "<html>")), .noAnswer), (.send(http(302, "", headers: ["Location: /x"])), .noAnswer),
      (.sendAndClose(Array("HTTP/1.1 200 OK\r\n\r\n{\"destroy".utf8)), .noAnswer),
      (.sendAndClose(Array("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".utf8)), .noAnswer),
      (.sendAndClose(Array("HTTP/1.1 417 X\r\nContent-Length: 0\r\n\r\n".utf8)), .noAnswer),
      (.sendAndClose(Array("garbage\r\n".utf8)), .noAnswer),
      (.send(http(429, #"{"x":{"errorcode":429,"errortext":"retry after 90000 ms."}}"#)), .refused(429)),
      (.send(http(429, "<html>")), .noAnswer),
      (.send(http(503, #"{"x":{"errorcode":503,"errortext":"maintenance"}}"#)), .refused(503)),
      (.send(http(530, #"{"x":{"errorcode":530,"errortext":"a"}}"#)), .refused(530)),
      (
        .send(http(401, #"{"x":{"errorcode":401,"errortext":"a"}}"#, headers: ["Date: Thu, 01 Jan 1970 00:00:00 GMT"])),
        .unauthorized
      ),
    ] as [(ScriptedServer.Step, Fate)])
  func `a change is sent once, whatever comes of it`(_ step: ScriptedServer.Step, _ fate: Fate) throws {
    let server = try ScriptedServer(step)
    defer { server.stop() }
    let client = TestClient().client(server.url, timeout: 0.5)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }) == fate)
    #expect(server.arrived.map(\.method) == ["POST"])
    #expect(server.connections == 1)
  }

  @Test func `a change has a connection of its own, and the reads keep theirs`() throws {
    let server = try ScriptedServer(.send(Self.job))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    _ = try client.read("listZones")
    _ = try client.destroy(id: "1", expunge: false)
    _ = try client.destroy(id: "2", expunge: false)
    _ = try client.read("listZones")
    #expect(server.arrived.map(\.connection) == [0, 1, 2, 0])
    #expect(server.arrived.map(\.method) == ["GET", "POST", "POST", "GET"])
  }

  @Test func `a kept connection that died does not make a change go twice`() throws {
    let server = try ScriptedServer { $0.method == "GET" ? .sendAndClose(Self.job) : .sendAndClose([]) }
    defer { server.stop() }
    let client = TestClient().client(server.url)
    _ = try client.read("listZones")
    #expect(Fate(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }) == .noAnswer)
    #expect(server.arrived.map(\.method) == ["GET", "POST"])
  }

  @Test func `a change that found nobody was not sent`() throws {
    let client = try TestClient().client("http://127.0.0.1:\(ScriptedServer.closedPort())/client/api")
    #expect(Fate(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }) == .notSent)
  }

  @Test func `a change to a name that does not resolve was not sent`() throws {
    let client = TestClient().client("http://cloud.invalid/client/api")
    #expect(Fate(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }) == .notSent)
  }

  @Test func `a change whose TLS handshake hangs was not sent`() throws {
    let server = try ScriptedServer(.silence)
    defer { server.stop() }
    let client = TestClient().client("https://127.0.0.1:\(server.port)/client/api", timeout: 0.5)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) }) == .notSent)
    #expect(server.connections == 1)
  }

  @Test func `a signal lets a change on its way come to its answer`() throws {
    let world = TestClient()
    let server = try ScriptedServer { _ in
      world.interrupt()
      world.waitUntilAsked()
      return .send(Self.job)
    }
    defer { server.stop() }
    #expect(try world.client(server.url).destroy(id: "1", expunge: false) == "17166")
  }

  @Test func `a signal before a change keeps it from being sent`() throws {
    let world = TestClient()
    let server = try ScriptedServer(.silence)
    defer { server.stop() }
    let client = world.client("https://127.0.0.1:\(server.port)/client/api")
    world.interrupt()
    #expect(cause { () throws(CloudError) in _ = try client.destroy(id: "1", expunge: false) } == .interrupted)
  }

  @Test func `a change is a form in UTF-8, a large one in one piece`() throws {
    let server = try ScriptedServer(.send(http(200, #"{"deployvirtualmachineresponse":{"jobid":"j","id":2602}}"#)))
    defer { server.stop() }
    let userData = String(repeating: "+/=A", count: 20_000)
    let deployed = try TestClient().client(server.url).deploy(
      [("displayname", "負荷 ~*"), ("userdata", userData)], validUntil: .infinity)
    #expect(deployed == Deployed(machineID: "2602", jobID: "j"))
    let request = try #require(server.arrived.first)
    #expect(request.headers["content-type"] == "application/x-www-form-urlencoded; charset=UTF-8")
    #expect(request.headers["expect"] == nil)
    #expect(request.target == "/client/api")
    #expect(request.parameters["displayname"] == "負荷 ~*")
    #expect(request.parameters["userdata"] == userData)
  }

  @Test func `each change names its objects as the API wants them`() throws {
    let server = try ScriptedServer(.send(Self.job))
    defer { server.stop() }
    let client = TestClient().client(server.url, expires: 0)
    _ = try client.register(machine: "101", withRule: "64330")
    _ = try client.unregister(machine: "101", fromRule: "64330")
    _ = try client.destroy(id: "101", expunge: true)
    let sent = server.arrived.map { request in
      request.parameters.filter { !["apiKey", "response", "signature"].contains($0.key) }
    }
    #expect(
      sent == [
        ["command": "assignToLoadBalancerRule", "id": "64330", "virtualmachineids": "101"],
        ["command": "removeFromLoadBalancerRule", "id": "64330", "virtualmachineids": "101"],
        ["command": "destroyVirtualMachine", "id": "101", "expunge": "true"],
      ])
  }
}

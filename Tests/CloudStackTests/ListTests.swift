import Testing

@testable import CloudStack

@Suite struct ListTests {
  private static func error(_ code: Int, _ text: String) -> ScriptedServer.Step {
    .send(http(code, #"{"x":{"errorcode":\#(code),"errortext":"\#(text)"}}"#))
  }

  private static func machines(_ ids: some Sequence<Int>, in list: String = "virtualmachine") -> ScriptedServer.Step {
    let items = ids.map { #"{"id":\#($0),"name":"web-\#($0)"}"# }.joined(separator: ",")
    return .send(http(200, #"{"x":{"count":9999,"\#(list)":[\#(items)]}}"#))
  }

  /// A server with so many machines, which takes pages up to a size.
  private static func pages(of count: Int, largest: Int) -> @Sendable (ScriptedServer.Arrived) -> ScriptedServer.Step {
    { request in
      guard let page = Int(request.parameters["page"] ?? ""), let size = Int(request.parameters["pagesize"] ?? "")
      else {
        return error(431, "page")
      }
      guard size <= largest else {
        return error(431, "Page size can't exceed max allowed page size value: \(largest)")
      }
      return machines(((page - 1) * size..<max((page - 1) * size, min(page * size, count))))
    }
  }

  @Test(arguments: [
    (0, 500, 1), (1, 500, 1), (499, 500, 1), (500, 500, 2), (1201, 500, 3), (5000, 500, 11), (250, 100, 4),
    (100, 1000, 1),
  ])
  func `all pages are read, at the size that the server takes`(_ count: Int, _ largest: Int, _ requests: Int) throws {
    let server = try ScriptedServer(respond: Self.pages(of: count, largest: largest))
    defer { server.stop() }
    #expect(try TestClient().client(server.url).allMachines().map(\.id) == (0..<count).map { String($0) })
    #expect(server.arrived.count == requests)
  }

  @Test func `a list that repeats itself on each page ends, each machine once`() throws {
    let server = try ScriptedServer(Self.machines(0..<600))
    defer { server.stop() }
    #expect(try TestClient().client(server.url).allMachines().count == 600)
    #expect(server.arrived.count == 2)
  }

  @Test(arguments: [
    #"{"x":{"padding":"a"}}"#, #"{"x":{"virtualmachine":{"id":1}}}"#,
    #"{"x":{"count":2,"zone":[{"id":1}]}}"#,
  ])
  func `an answer without the list that was asked for is not an empty list`(_ body: String) throws {
    let server = try ScriptedServer(.send(http(200, body)))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.allMachines() }) == .noAnswer)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.members(ofRule: "1") }) == .noAnswer)
  }

  @Test(arguments: [#"{"x":{}}"#, #"{"x":{"count":7}}"#])
  func `an object without members, or with its count alone, is an empty list`(_ body: String) throws {
    let server = try ScriptedServer(.send(http(200, body)))
    defer { server.stop() }
    #expect(try TestClient().client(server.url).members(ofRule: "1") == [])
  }

  @Test func `a server that refuses every page size is an error, not a loop`() throws {
    let server = try ScriptedServer(Self.error(431, "Page size can't exceed max allowed page size value: 500"))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.allMachines() }) == .refused(431))
  }

  @Test func `a name is compared exactly, whatever the server matches`() throws {
    let items =
      ["web-1", "web-10", "my-web-1", "WEB-1", "web-1"].enumerated()
      .map { #"{"id":"\#($0.offset)","name":"\#($0.element)"}"# } + [#"{"id":"5"}"#]
    let server = try ScriptedServer(.send(http(200, #"{"x":{"virtualmachine":[\#(items.joined(separator: ","))]}}"#)))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(try client.machines(named: "web-1").map(\.id) == ["0", "4"])
    #expect(server.arrived.map { $0.parameters["name"] } == ["web-1"])
  }

  @Test func `members are asked for without pages, each once`() throws {
    let server = try ScriptedServer(Self.machines([1, 2, 1], in: "loadbalancerruleinstance"))
    defer { server.stop() }
    #expect(try TestClient().client(server.url).members(ofRule: "7").map(\.id) == ["1", "2"])
    #expect(server.arrived.first?.parameters["page"] == nil)
    #expect(server.arrived.first?.parameters["id"] == "7")
  }

  @Test func `a machine without an id makes the list no answer`() throws {
    let server = try ScriptedServer(.send(http(200, #"{"x":{"virtualmachine":[{"name":"a"}]}}"#)))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.allMachines() }) == .noAnswer)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.machine(id: "1") }) == .noAnswer)
  }

  @Test(
    arguments: [
      (machines([7]), "7", nil), (.send(http(200, #"{"x":{}}"#)), nil, nil),
      (.send(http(200, #"{"x":{"count":3}}"#)), nil, nil),
      (error(431, "does not exist"), nil, nil), (error(530, "internal"), nil, .refused(530)),
      (error(531, "not yours"), nil, .refused(531)),
    ] as [(ScriptedServer.Step, String?, Fate?)])
  func `an object is there, is not there, or it is not known`(_ step: ScriptedServer.Step, _ id: String?, _ fate: Fate?)
    throws
  {
    let server = try ScriptedServer(step)
    defer { server.stop() }
    let client = TestClient().client(server.url)
    var found: VirtualMachine?
    #expect(Fate(cause { () throws(CloudError) in found = try client.machine(id: "7") }) == fate)
    #expect(found?.id == id)
  }

  @Test func `a rule and its address lead to the network`() throws {
    let server = try ScriptedServer { request in
      request.parameters["command"] == "listLoadBalancerRules"
        ? .send(
          http(
            200,
            #"{"x":{"loadbalancerrule":[{"id":"2253","name":"test","publicipid":34000,"publicport":"80","algorithm":"roundrobin","account":"a","domainid":801,"zoneid":1,"state":"Active"}]}}"#
          ))
        : .send(
          http(
            200,
            #"{"x":{"publicipaddress":[{"id":34000,"ipaddress":"1.1.1.49","associatednetworkid":860,"networkid":200}]}}"#
          ))
    }
    defer { server.stop() }
    let client = TestClient().client(server.url)
    let rule = try #require(try client.rule(id: "2253"))
    #expect(rule.id == "2253" && rule.name == "test" && rule.publicAddressID == "34000" && rule.state == "Active")
    #expect(rule.algorithm == "roundrobin" && rule.account == "a" && rule.domainID == "801" && rule.zoneID == "1")
    #expect(rule.networkID == nil)
    let address = try #require(try client.publicAddress(id: "34000"))
    #expect(address.address == "1.1.1.49" && address.associatedNetworkID == "860")
  }

  @Test(
    arguments: [
      (.send(http(200, #"{"x":{"jobstatus":0}}"#)), .pending), (error(431, "Unable to find a job by id 1"), .unknown),
      (error(531, "not authorized to see job"), .unknown),
    ] as [(ScriptedServer.Step, JobStatus)])
  func `a job that the server forgot is unknown`(_ step: ScriptedServer.Step, _ status: JobStatus) throws {
    let server = try ScriptedServer(step)
    defer { server.stop() }
    #expect(try TestClient().client(server.url).job(id: "1") == status)
  }
}

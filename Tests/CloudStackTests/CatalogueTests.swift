import Testing

@testable import CloudStack

/// What a new machine can be made of, as 3.0 was recorded to show it.
@Suite struct CatalogueTests {
  /// The recorded cloud: each list as it was answered once things were there.
  private static func recorded(_ request: ScriptedServer.Arrived) -> ScriptedServer.Step {
    let command = request.parameters["command"]
    let found = Recorded.all().first {
      $0.isJSON && $0.status == 200 && $0.params["command"] == command && $0.body.contains("\"count\":")
        && $0.params["templatefilter"] == request.parameters["templatefilter"]
    }
    return .send(http(200, found?.body ?? ""))
  }

  @Test func `zones, offerings, templates and networks are read with what a person needs to choose`() throws {
    let server = try ScriptedServer(respond: Self.recorded)
    defer { server.stop() }
    let client = TestClient().client(server.url)
    let zone = try #require(try client.zones().first)
    #expect(zone.name == "zone1" && zone.networkType == "Advanced" && zone.isEnabled)
    let offerings = try client.serviceOfferings()
    #expect(offerings.map(\.name) == ["Small Instance", "Medium Instance"])
    #expect(offerings.map(\.displayText) == ["Small Instance", "Medium Instance"])
    #expect(offerings.map(\.processors) == [1, 1] && offerings.map(\.megahertz) == [500, 1000])
    #expect(offerings.map(\.memory) == [512, 1024] && offerings.map(\.isCustom) == [false, false])
    let template = try #require(try client.templates().first)
    #expect(template.name == "CentOS 5.3(64-bit) no GUI (Simulator)" && template.displayText == template.name)
    #expect(template.operatingSystem == "CentOS 5.3 (32-bit)" && template.isReady && template.status == nil)
    #expect(template.zoneID == zone.id && template.zoneName == "zone1")
    let network = try #require(try client.networks().first)
    #expect(network.name == "web-net" && network.displayText == "web network" && network.zoneID == zone.id)
    #expect(network.type == "Isolated" && network.state == "Implemented" && network.cidr == "10.1.1.0/24")
  }

  @Test func `a template in two zones is listed for each, though its id is the same`() throws {
    let items = #"{"id":7,"zoneid":1,"isready":true},{"id":7,"zoneid":2,"isready":false,"status":"42% Downloaded"}"#
    let server = try ScriptedServer(.send(http(200, #"{"x":{"count":2,"template":[\#(items)]}}"#)))
    defer { server.stop() }
    let templates = try TestClient().client(server.url).templates()
    #expect(templates.map(\.zoneID) == ["1", "2"] && templates.map(\.isReady) == [true, false])
    #expect(templates.map(\.status) == [nil, "42% Downloaded"])
  }

  @Test(arguments: ["listApis", "x$(id)", "x y", "-x", "`x`", "x;y", ""])
  func `a command or parameter whose name a shell would expand is none`(_ name: String) {
    let parameters = JSON.array([.object(["name": .text(name)]), .object(["name": .text("a_b-c.d1")])])
    let command = CommandDescription(.object(["name": .text("listZones"), "params": parameters]))
    let isName = name == "listApis"
    #expect(command?.parameters.map(\.name) == (isName ? [name] : []) + ["a_b-c.d1"])
    #expect((CommandDescription(.object(["name": .text(name)])) != nil) == isName)
  }

  @Test(arguments: [(.silence, .noAnswer), (.send(http(503, "<html>")), .noAnswer)] as [(ScriptedServer.Step, Fate)])
  func `what the commands are is asked for once, whatever the trouble`(_ step: ScriptedServer.Step, _ fate: Fate)
    throws
  {
    let server = try ScriptedServer(step)
    defer { server.stop() }
    let client = TestClient().client(server.url, timeout: 0.3)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.commands() }) == fate)
    #expect(server.arrived.count == 1)
  }

  @Test func `an offering whose size is chosen at deploy tells none`() throws {
    let item = #"{"id":"c","name":"Custom","iscustomized":true}"#
    let server = try ScriptedServer(.send(http(200, #"{"x":{"count":1,"serviceoffering":[\#(item)]}}"#)))
    defer { server.stop() }
    let offering = try #require(try TestClient().client(server.url).serviceOfferings().first)
    #expect(offering.isCustom && offering.processors == nil && offering.megahertz == nil && offering.memory == nil)
  }
}

import CloudSimulator
import Testing

/// Which requests a fault strikes.
@Suite struct FaultTests {
  private static let commands = [
    "listZones", "deployVirtualMachine", "listTemplates", "listZones", "destroyVirtualMachine",
  ]

  @Test(arguments: [
    ("*:1", [0]), ("*:2+3", [1, 2, 3]), ("listZones:2", [3]), ("LISTzones:1+9", [0, 3]), ("list*:2+2", [2, 3]),
    ("read:3", [3]), ("change:1+2", [1, 4]), ("destroy*:1", [4]), ("stopVirtualMachine:1", []),
  ])
  func `a fault counts the requests of its command`(fault: String, struck: [Int]) throws {
    var cloud = try FaultyCloud(.v3, faults: "\(fault):drop")
    let answers = Self.commands.map { cloud.deliver($0) }
    #expect(answers.indices.filter { answers[$0] == .dropped() } == struck)
    #expect(cloud.test.cloud.faultsTaken.map(\.command) == struck.map { Self.commands[$0] })
  }

  @Test func `what is still to come counts down`() throws {
    var cloud = try FaultyCloud(.v3, faults: "list*:3+2:drop")
    let left = (0..<4).map { _ in
      cloud.deliver("listZones")
      return cloud.test.cloud.faults.map(\.description)
    }
    #expect(left == [["list*:2+2:drop"], ["list*:1+2:drop"], ["list*:1:drop"], []])
  }

  @Test func `of two answers the second waits for the next request, other kinds come together`() throws {
    var cloud = try FaultyCloud(.v3, faults: "*:1:drop", "*:1:html-502", "*:1:before-stop", "*:1:after-break=web-1")
    #expect(cloud.deliver("listZones") == .dropped())
    #expect(cloud.deliver("listZones").status == 502)
    #expect(cloud.deliver("listZones").status == 200)
    #expect(cloud.test.cloud.ledger.entries.map(\.state) == [.error, .stopped])
  }

  @Test func `without faults a request is delivered as it is answered`() throws {
    var cloud = try FaultyCloud(.v4)
    let answer = cloud.test.cloud.respond(to: cloud.request("listZones"), at: cloud.test.now)
    #expect(cloud.deliver("listZones") == .answer(answer))
  }
}

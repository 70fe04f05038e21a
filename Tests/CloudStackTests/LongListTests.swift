import Chance
import Testing

@testable import CloudStack

/// A list whose items are taken one by one is the same list.
@Suite struct LongListTests {
  private static let fields = VirtualMachine.Field.allCases.map(\.rawValue)

  /// The value without its list, and the VMs of the list.
  private func read(_ body: [UInt8], _ list: String) throws(JSONProblem) -> (value: JSON, machines: [VirtualMachine?]) {
    var machines: [VirtualMachine?] = []
    let long = JSONReader.LongList(name: list, fields: Self.fields) { machines.append(VirtualMachine($0)) }
    return (try JSONReader.read(body, list: long), machines)
  }

  /// Nil where the bytes are no JSON, however they are read.
  private func readBothWays(_ body: [UInt8], _ list: String) throws -> Int? {
    let whole: JSON
    do { whole = try JSONReader.read(body) } catch {
      #expect(throws: error) { try read(body, list) }
      return nil
    }
    guard case .object(let envelopes) = whole, let content = envelopes.values.first, envelopes.count == 1 else {
      return 0
    }
    let (_, machines) = try read(body, list)
    #expect(machines == (content[list]?.items ?? []).map(VirtualMachine.init))
    return machines.count
  }

  @Test func `each recorded list makes the same VMs either way`() throws {
    var seen = 0
    for recorded in Recorded.all().filter(\.isJSON) where recorded.status == 200 {
      for list in ["virtualmachine", "loadbalancerruleinstance"] {
        seen += try #require(try readBothWays(Array(recorded.body.utf8), list))
      }
    }
    #expect(seen > 100)
  }

  @Test func `broken bytes are refused where they would be refused otherwise`() throws {
    var random = Chance(seed: 20_261_121)
    let bodies = Recorded.all().filter { $0.body.contains("\"virtualmachine\"") && $0.isJSON && $0.body.count < 6000 }
      .map { Array($0.body.utf8) }
    var (same, refused) = (0, 0)
    for _ in 0..<2000 {
      guard var body = bodies.randomElement(using: &random) else { continue }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        guard let place = body.indices.randomElement(using: &random) else { continue }
        body[place] = UInt8.random(in: 0...255, using: &random)
      }
      if try readBothWays(body, "virtualmachine") == nil { refused += 1 } else { same += 1 }
    }
    #expect(same > 100 && refused > 100)
  }

  @Test func `names with escapes are the same names, and what is not kept must be whole`() throws {
    let item = #"{"\u0069d":"1","na\u006de":"w\"1","tags":[{"a":["\n",{"b":"\u00e9"}]},-1.5e3,true],"state":"Running"}"#
    let (value, machines) = try read(Array("{\"r\":{\"count\":1,\"vm\":[\(item)],\"x\":[1]}}".utf8), "vm")
    #expect(value["r"] == .object(["count": .number("1"), "vm": .array([]), "x": .array([.number("1")])]))
    #expect(machines.map { [$0?.id, $0?.name, $0?.state] } == [["1", "w\"1", "Running"]])
  }

  @Test func `a list that comes twice is none`() {
    #expect(throws: JSONProblem.unexpected(offset: 21)) { try read(Array(#"{"r":{"vm":[{}],"vm":[]}}"#.utf8), "vm") }
  }

  @Test(arguments: [
    (#"{"r":{"vm":[{"tags":"\u00g0"}]}}"#, JSONProblem.unexpected(offset: 25)),
    (#"{"r":{"vm":[{"tags":[1 2]}]}}"#, .unexpected(offset: 23)), (#"{"r":{"vm":[{"tags":"abc"#, .cutOff),
    (#"{"r":{"vm":[{"tags":{"#, .cutOff), (#"{"r":{"vm":[{"id":1}"#, .cutOff),
  ])
  func `what is passed over is looked at all the same`(_ text: String, _ problem: JSONProblem) {
    #expect(throws: problem) { try read(Array(text.utf8), "vm") }
    #expect(throws: problem) { try JSONReader.read(Array(text.utf8)) }
  }
}

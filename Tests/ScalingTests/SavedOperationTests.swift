import Testing

import struct Foundation.Data
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

@testable import Scaling

/// Spec section 6: an operation on disk is the operation, and a person can read it.
@Suite struct SavedOperationTests {
  struct Saved: CustomTestStringConvertible, Sendable {
    var phase: Phase
    var json: String
    var testDescription: String { json }
  }

  private static let asked = Call(at: noon + 2, job: "450318", attempts: 1)
  private static let failed = asked.ended(.failed("router not reachable"), at: noon + 4)
  private static let succeeded = asked.ended(.succeeded, at: noon + 4)

  static let phases: [Saved] = [
    Saved(phase: .intended, json: #"{"intended":{}}"#),
    Saved(phase: .searching(until: noon + 90, refusal: nil), json: #"{"searching":{"until":1795255290}}"#),
    Saved(
      phase: .searching(until: noon, refusal: "no room"),
      json: #"{"searching":{"refusal":"no room","until":1795255200}}"#),
    Saved(
      phase: .booting(call: asked),
      json: #"{"booting":{"call":{"attempts":1,"job":"450318","since":1795255202,"succeeded":false}}}"#),
    Saved(phase: .readying(since: noon), json: #"{"readying":{"since":1795255200}}"#),
    Saved(
      phase: .registering(call: failed, isMended: true),
      json:
        #"{"registering":{"call":{"attempts":1,"failure":"router not reachable","since":1795255204,"succeeded":false},"isMended":true}}"#
    ),
    Saved(
      phase: .unregistering(call: succeeded),
      json: #"{"unregistering":{"call":{"attempts":1,"since":1795255204,"succeeded":true}}}"#),
    Saved(phase: .draining(since: noon + 0.25), json: #"{"draining":{"since":1795255200.25}}"#),
    Saved(
      phase: .destroying(call: Call(at: noon), mayExpunge: true),
      json: #"{"destroying":{"call":{"attempts":0,"since":1795255200,"succeeded":false},"mayExpunge":true}}"#),
  ]

  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  @Test(arguments: phases)
  func `each phase is saved as it reads`(row: Saved) throws {
    let data = try Self.encoder.encode(row.phase)
    #expect(String(decoding: data, as: UTF8.self) == row.json)
    #expect(try JSONDecoder().decode(Phase.self, from: data) == row.phase)
  }

  @Test func `a saved memory tells what it was about`() throws {
    var memory = Memory.failures(2, secondsAgo: 60)
    memory.lastScaleIn = noon + -3600
    memory.lastLaunchDuration = 157.5
    var operation = Operation.launch(name: Course.vm.name, at: .usual, now: noon)
    operation.machineID = Course.vm.id
    operation.failure = "the VM is in state Error"
    operation.phase = .readying(since: noon)
    memory.operation = operation
    let data = try Self.encoder.encode(memory)
    #expect(
      String(decoding: data, as: UTF8.self) == """
        {"breachesIn":0,"breachesOut":0,"failedLaunches":{"count":2,"last":1795255140},"lastLaunchDuration":157.5,\
        "lastScaleIn":1795251600,\
        "operation":{"failure":"the VM is in state Error","machineID":"vm-7",\
        "name":"web-261121172752-0007","phase":{"readying":{"since":1795255200}},"place":{"account":"ops",\
        "endpoint":"https://cloud.example/client/api","rules":["r1"]},"purpose":"launch","startedAt":1795255200}}
        """)
    #expect(try JSONDecoder().decode(Memory.self, from: data) == memory)
  }

  @Test func `a memory from before launches were measured is read as it was`() throws {
    let old = #"{"breachesIn":0,"breachesOut":2,"failedLaunches":{"count":0},"lastScaleOut":1795255200}"#
    let memory = try JSONDecoder().decode(Memory.self, from: Data(old.utf8))
    #expect(memory == .with { ($0.breachesOut, $0.lastScaleOut) = (2, noon) })
  }
}

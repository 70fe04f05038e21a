import CloudSimulator
import Foundation
import TestSupport
import Testing

/// What the load decides, and what happens without one.
@Suite struct LoadDecisionTests {
  @Test func `the load must be above the threshold in so many runs in a row`() async throws {
    let world = try await World(load: "3.42")
    let settings: [String: [String: String?]] = ["scaling_policy_out": ["periods": "2"]]
    var decisions: [String?] = []
    for load in ["3.42", "2.00", "3.42", "3.42"] {
      try world.setLoad(load)
      decisions.append(try await world.run(changing: settings).decision)
    }
    #expect(
      decisions == [
        "nothing (load 3.42 > 3 in 1 of 2 periods; size 2, min 2, max 4)",
        "nothing (load 2, between 1 and 3; size 2, min 2, max 4)",
        "nothing (load 3.42 > 3 in 1 of 2 periods; size 2, min 2, max 4)",
        "scale out (load 3.42 > 3 in 2 of 2 periods; size 2, min 2, max 4)",
      ])
  }

  @Test func `after any scaling the cooldown of each direction is waited for, and the line says how long`() async throws
  {
    let world = try await World(load: "3.42")
    let settings: [String: [String: String?]] = [
      "scaling_policy_out": ["cooldown": "300", "periods": "2"], "scaling_policy_in": ["cooldown": "200"],
    ]
    for _ in 1...2 { _ = try await world.run(changing: settings) }
    #expect(world.fates == [.member])
    let above = try await world.run(changing: settings)
    try world.setLoad("0.30")
    let below = try await world.run(changing: settings)
    #expect(
      [above, below].flatMap { $0.lines.prefix(1) }.generalized == [
        "decision         : nothing (load 3.42 > 3 in 2 of 2 periods; cooldown over in N s; size 3, min 2, max 4)",
        "decision         : nothing (load 0.3 < 1; cooldown over in N s; size 3, min 2, max 4)",
      ])
    #expect(world.ledger.deploys == 1)
  }

  @Test func `a clock that went back makes no cooldown longer than its value`() async throws {
    let world = try await World(load: "3.42")
    let settings: [String: [String: String?]] = ["scaling_policy_out": ["cooldown": "100"]]
    _ = try await world.run(changing: settings)
    try world.editState { $0["lastScaleOut"] = Date().timeIntervalSince1970 + 86_400 }
    let run = try await world.run(changing: settings)
    let wait = try #require(run.decision?.firstMatch(of: /cooldown over in ([0-9]+) s/)?.1)
    #expect(try #require(Int(wait)) <= 100)
    try world.editState { $0["lastScaleOut"] = ($0["lastScaleOut"] as? Double ?? 0) - 100 }
    #expect(
      try await world.run(changing: settings).decision == "scale out (load 3.42 > 3; size 3, min 2, max 4)")
  }

  @Test(arguments: ["3.00", "1.00"]) func `at a threshold exactly nothing is done`(load: String) async throws {
    let world = try await World(load: load)
    world.addMembers("web-3")
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.decision?.hasPrefix("nothing (load \(load.prefix(1)), between 1 and 3; size 3") == true)
    #expect(world.changes == [])
  }

  @Test func `without a load nothing is decided by load, and the run says so`() async throws {
    let world = try await World(load: "broken")
    let run = try await world.run()
    #expect(run.status == 65)
    #expect(run.decision?.hasPrefix("nothing (no load: 127.0.0.1: no load in the answer") == true)
    #expect(run.lines.filter { $0.hasPrefix("now_la") } == Array(repeating: "now_la           : unknown", count: 2))
    #expect(world.changes == [])
  }

  @Test func `without a load min_size is still kept`() async throws {
    let world = try await World()
    world.host.stop()
    let run = try await world.run(changing: ["scaling": ["min_size": "3"]])
    #expect(run.status == 69)
    #expect(run.decision == "scale out (below min_size; size 2, min 3, max 4)")
    #expect(world.fates == [.member])
  }

  @Test func `without a load max_size is still kept`() async throws {
    let world = try await World()
    world.addMembers("web-3")
    world.host.stop()
    let run = try await world.run(changing: ["scaling": ["max_size": "2"]])
    #expect(run.status == 69)
    #expect(run.decision == "scale in web-3 (above max_size; size 3, min 2, max 2)")
    #expect(world.machines == ["web-1", "web-2"])
  }
}

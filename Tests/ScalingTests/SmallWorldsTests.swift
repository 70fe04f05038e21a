import Testing

@testable import Scaling

/// Issue 3's promise in every small world: whatever dies and whenever, no VM is lost and none launched twice, sizes and
/// protections are kept, and once faults stop the group is quiet and right within a few runs.
///
/// Here with at most one fault on a path; `packaging/small-worlds` goes on from there.
@Suite struct SmallWorldsTests {
  struct Journey: Sendable, CustomTestStringConvertible {
    var number: Int
    var faults: Int

    var testDescription: String { "\(Model.all[number].name), at most \(faults) faults" }
  }

  @Test(arguments: zip(Model.all.indices, [1, 1, 0, 0]).map(Journey.init))
  func `no reachable world breaks the promise, and from each a fault-free way leads to rest`(journey: Journey) {
    var exploration = Exploration(Model.all[journey.number], faults: journey.faults)
    exploration.run()
    print("small worlds: \(exploration.summary)")
    for violation in exploration.violations.values { Issue.record("\(violation.joined(separator: "\n"))") }
    #expect(exploration.states > 1000)
    #expect(exploration.longestWay <= 6)
  }

  @Test(arguments: Sabotage.allCases)
  func `a careless program is caught`(sabotage: Sabotage) {
    var model = sabotage.model
    model.sabotage = sabotage
    var exploration = Exploration(model, faults: sabotage.faults)
    exploration.run(untilBroken: true)
    #expect(!exploration.violations.isEmpty)
  }

  /// A field that the worlds do not carry from one moment to the next would be a rule that they do not see.
  @Test func `the worlds know every field that is remembered`() throws {
    let removal = Operation.removal(of: .launched(7), at: .usual, now: noon)
    guard case .unregistering(let call) = removal.phase else {
      Issue.record("it is another phase")
      return
    }
    // No rule looks at how long a launch took: it is for people. Where there is but one rule nothing is repaired.
    #expect(
      fields(of: Memory()).filter { !["lastLaunchDuration", "failedRepairs", "lateRegisters"].contains($0) } == [
        "breachesOut", "breachesIn", "lastScaleOut", "lastScaleIn", "failedLaunches", "latest", "operation",
      ])
    #expect(
      fields(of: Finished(machineID: "7", name: "web", isMember: true, at: noon)) == [
        "machineID", "name", "isMember", "at",
      ])
    #expect(fields(of: FailedLaunches()) == ["count", "last"])
    #expect(
      fields(of: removal) == [
        "purpose", "place", "name", "machineID", "startedAt", "absence", "phase", "failure", "reprieve", "missing",
      ])
    #expect(fields(of: Operation.Absence(since: noon, looks: 1)) == ["since", "looks"])
    #expect(fields(of: call) == ["job", "since", "rule", "attempts", "failure", "succeeded"])
  }

  private func fields(of value: Any) -> [String] {
    Mirror(reflecting: value).children.compactMap(\.label)
  }
}

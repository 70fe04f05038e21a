import Chance
import Testing

import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

@testable import Scaling

/// Spec section 6: what no sight may ever lead to, however little one sight agrees with the next.
@Suite struct RandomSightTests {
  private static let seeds = 1...2000
  private static let states: [MachineState] = [
    .starting, .running, .running, .running, .stopping, .stopped, .shutdown, .migrating, .error, .unknown, .destroyed,
    .expunging, .other("Repairing"),
  ]

  @Test func `no sight leads to a forbidden step, and saving changes nothing`() throws {
    var ends: Set<String> = []
    var destroys = 0
    for seed in Self.seeds {
      var chance = Chance(seed: seed)
      var operation = Self.operation(&chance)
      var now = noon
      var deploys = 0
      for _ in 0..<200 {
        let terms = Self.terms(&chance)
        let sight = Self.sight(of: operation.place.rules, at: now, &chance)
        let before = operation
        let step = operation.advance(seeing: sight, under: terms, at: now)
        Self.judge(step, after: sight, from: before, under: terms, seed: seed)
        operation = try Self.saved(operation, seed: seed)
        if case .end(let ending) = step {
          ends.insert(String("\(ending)".prefix { $0 != "(" }))
          break
        }
        if case .change(.deploy) = step { deploys += 1 }
        if case .change(.destroy) = step { destroys += 1 }
        if step.changesCloud { operation.note(Self.outcome(&chance), at: now) }
        operation = try Self.saved(operation, seed: seed)
        now = now + Double.random(in: 0...40, using: &chance)
      }
      #expect(deploys <= 1, "seed \(seed)")
    }
    // The sights must have led everywhere, or nothing was shown.
    #expect(ends.isSuperset(of: ["launched", "removed", "launchFailed", "kept", "repaired", "repairNeedless"]))
    #expect(destroys > 100)
  }

  private static func judge(
    _ step: Step, after sight: Sight, from before: Operation, under terms: Terms, seed: Int
  ) {
    let machine = sight.machines.first
    let isListed = sight.listings.contains { $0.isListed }
    let isGone = machine?.state.isGone ?? true
    switch step {
    case .change(.destroy(let id, _)):
      #expect(machine?.id == id, "seed \(seed)")
      #expect(machine?.state != .starting, "seed \(seed)")
      #expect(machine?.isProtected == false, "seed \(seed)")
      #expect(machine.map { terms.monitored.covers($0) } == false, "seed \(seed)")
      #expect(!isListed, "seed \(seed)")
      #expect(before.purpose != .repair, "seed \(seed)")
    case .change(.unregister(let id, let rule)):
      #expect(machine?.id == id, "seed \(seed)")
      #expect(sight.listings.contains { $0.rule == rule && $0.isListed }, "seed \(seed)")
    case .change(.register(let id, let rule)):
      #expect(machine?.id == id && !isGone, "seed \(seed)")
      #expect(sight.listings.contains { $0.rule == rule && !$0.isListed }, "seed \(seed)")
    case .change(.deploy):
      #expect(before.phase == .intended, "seed \(seed)")
    case .end(.launched), .end(.kept):
      #expect(before.isUntouchedRemoval || sight.listings.allSatisfy { $0.isListed && $0.isActive }, "seed \(seed)")
    case .end(.launchFailed), .end(.removed):
      #expect(isGone, "seed \(seed)")
    case .end(.repaired):
      let missing = sight.listings.filter { before.missing?.contains($0.rule) == true }
      #expect(!missing.isEmpty && missing.allSatisfy { $0.isListed && $0.isActive }, "seed \(seed)")
    case .end(.repairFailed), .end(.repairNeedless):
      #expect(before.purpose == .repair, "seed \(seed)")
    case .wait(let seconds, _):
      #expect(seconds > 0 && seconds <= 30, "seed \(seed)")
    case .look, .pause: break
    }
  }

  private static func saved(_ operation: Operation, seed: Int) throws -> Operation {
    let found = try JSONDecoder().decode(Operation.self, from: JSONEncoder().encode(operation))
    #expect(found == operation, "seed \(seed)")
    return found
  }

  // MARK: - What is seen

  private static func operation(_ chance: inout Chance) -> Operation {
    let place = Operation.Place(endpoint: "", rules: chance.one(of: [["r1"], ["r1", "r2"]]), account: "ops")
    switch chance.number(0...2) {
    case 0: return .launch(name: Course.vm.name, at: place, now: noon)
    case 1: return .removal(of: Course.vm, at: place, now: noon)
    default:
      let rule = chance.one(of: place.rules)
      return .repair(Repair(machine: Course.vm, rules: [rule]), at: place, now: noon)
    }
  }

  private static func terms(_ chance: inout Chance) -> Terms {
    .usual.with {
      $0.expunge = chance.once(in: 2)
      $0.asksReadiness = chance.once(in: 2)
      if chance.once(in: 10) { $0.monitored = Monitored(name: Course.vm.name) }
    }
  }

  private static func sight(of rules: [String], at now: Instant, _ chance: inout Chance) -> Sight {
    var machines = [Course.vm.with { $0.state = chance.one(of: states) }]
    if chance.once(in: 10) { machines[0].isProtected = true }
    if chance.once(in: 8) { machines = [] }
    let job: JobSight = chance.one(of: [.pending, .succeeded, .succeeded, .failed("no"), .forgotten])
    let rules = rules.map { Listing(rule: $0, isListed: chance.once(in: 2), isActive: !chance.once(in: 3)) }
    return Sight(machines: machines, listings: rules, job: job, isReady: chance.once(in: 2), cloudTime: now)
  }

  private static func outcome(_ chance: inout Chance) -> Outcome {
    chance.one(of: [
      .accepted(machineID: Course.vm.id, job: "1"), .accepted(machineID: Course.vm.id, job: "1"),
      .accepted(machineID: nil, job: nil), .refused("no"), .unanswered("time-out"),
    ])
  }
}

extension Step {
  var changesCloud: Bool {
    if case .change = self { true } else { false }
  }
}

extension Operation {
  /// Nothing has been asked for yet, so the VM is as it was.
  fileprivate var isUntouchedRemoval: Bool {
    guard purpose == .removal, case .unregistering(let call) = phase else { return false }
    return call.attempts == 0
  }
}

import Chance
import Testing

import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

@testable import Scaling

/// Spec section 6: whatever fails and whenever a run dies, no VM is lost, none is launched twice, every operation ends.
@Suite struct RandomCloudTests {
  @Test func `no VM is lost and none is launched twice`() throws {
    var ends: [String: Int] = [:]
    for seed in 1...2000 {
      let (start, listing) = Self.beginning(seed)
      var cloud = FickleCloud(
        member: start.purpose == .launch ? nil : Course.vm, rules: start.place.rules, listing: listing, seed: seed)
      let ending = try #require(try Self.end(of: start, in: &cloud, seed: seed), "seed \(seed) never ends")
      Self.judge(ending, in: cloud, seed: seed)
      ends[String("\(ending)".prefix { $0 != "(" }), default: 0] += 1
    }
    #expect(
      Set(ends.keys) == [
        "launched", "removed", "launchFailed", "kept", "repaired", "repairFailed", "repairNeedless",
      ])
    #expect(ends.values.allSatisfy { $0 > 20 }, "\(ends)")
  }

  /// An operation of one or two rules, and the rules that list its VM then.
  private static func beginning(_ seed: Int) -> (Operation, listing: [String]) {
    let rules = (seed / 3).isMultiple(of: 2) ? ["r1"] : ["r1", "r2"]
    let place = Operation.Place(endpoint: "", rules: rules, account: "ops")
    switch seed % 3 {
    case 0: return (.launch(name: Course.vm.name, at: place, now: noon), [])
    case 1: return (.removal(of: Course.vm, at: place, now: noon), rules)
    default:
      let place = Operation.Place(endpoint: "", rules: ["r1", "r2"], account: "ops")
      let missing = (seed / 3).isMultiple(of: 4) ? "r1" : "r2"
      let repair = Repair(machine: Course.vm, rules: [missing])
      return (.repair(repair, at: place, now: noon), place.rules.filter { $0 != missing })
    }
  }

  private static func judge(_ ending: Ending, in cloud: FickleCloud, seed: Int) {
    #expect(cloud.made <= 1 && !cloud.isWaitingToMakeOne, "seed \(seed): \(ending)")
    switch ending {
    case .launched, .repaired: #expect(cloud.liveVM != nil && cloud.isMember, "seed \(seed): \(ending)")
    case .launchFailed, .removed: #expect(cloud.liveVM == nil, "seed \(seed): \(ending)")
    case .kept: #expect(cloud.liveVM != nil, "seed \(seed): \(ending)")
    case .repairFailed, .repairNeedless: break
    }
  }

  /// Carries an operation to its end, with runs that die between any two lines of the loop; nil where it has none.
  private static func end(of start: Operation, in cloud: inout FickleCloud, seed: Int) throws -> Ending? {
    let terms = Terms.usual.with { ($0.asksReadiness, $0.expunge) = (seed.isMultiple(of: 3), seed.isMultiple(of: 5)) }
    var chance = Chance(seed: -seed)
    var operation = start
    cloud.pass(60)
    for count in 0..<2000 {
      cloud.isCalm = count > 400
      let sight = cloud.sight(for: operation.question(under: terms, at: cloud.time))
      let step = operation.advance(seeing: sight, under: terms, at: cloud.time)
      operation = try JSONDecoder().decode(Operation.self, from: JSONEncoder().encode(operation))
      switch step {
      case .end(let ending): return ending
      case .wait(let seconds, _): cloud.pass(seconds)
      case .pause: cloud.pass(60)
      case .look: break
      case .change(let change):
        if case .destroy = change {
          #expect(cloud.vm?.state != .starting && cloud.vm?.isProtected != true && cloud.listed.isEmpty, "seed \(seed)")
        }
        guard !chance.once(in: 10) else { break }
        let outcome = cloud.perform(change)
        guard !chance.once(in: 10) else { break }
        operation.note(outcome, at: cloud.time)
      }
      if chance.once(in: 10) { cloud.pass(60) }
    }
    return nil
  }
}

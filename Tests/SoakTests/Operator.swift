import Chance
import CloudSimulator

/// Somebody else with rights on the account. The monitored VM is left alone: without it nobody could say what is right.
enum Operator {
  static let monitored = "web-1"

  /// Does something or nothing.
  ///
  /// - Returns: what was done, in words.
  static func meddle(_ state: inout Existence.State, _ chance: inout Chance) -> String? {
    guard chance.once(in: 6) else { return nil }
    let now = state.time
    let machines = state.cloud.world.machines.filter {
      $0.account == "scaler" && $0.removed == nil && !$0.state.isOver && $0.name != monitored
    }
    switch chance.number(0...5) {
    case 0:
      let name = "extra-\(state.cloud.world.machines.count)"
      _ = state.cloud.addMember(named: name, at: now)
      state.addedAt = now
      return "adds \(name)"
    case 1:
      state.cloud.setTrouble(.init(loadBalancerFails: chance.once(in: 2), startsFail: chance.once(in: 2)))
      return "trouble \(state.cloud.world.trouble)"
    case 2:
      state.cloud.restart(startingBecomes: chance.one(of: [.stopped, .running]), at: now)
      return "restarts the server"
    default:
      guard !machines.isEmpty else { return nil }
      return touch(chance.one(of: machines), &state, &chance)
    }
  }

  private static func touch(_ machine: Machine, _ state: inout Existence.State, _ chance: inout Chance) -> String {
    let id = state.cloud.text(machine.id)
    let now = state.time
    switch chance.number(0...6) {
    case 0:
      state.cloud.set(id, to: .destroyed, at: now)
      return "destroys \(machine.name)"
    case 1:
      state.cloud.set(id, to: .error, at: now)
      return "breaks \(machine.name)"
    case 2:
      state.cloud.expunge(id, at: now)
      return "expunges \(machine.name)"
    case 3:
      let rule = chance.number(0...(state.cloud.world.rules.count - 1))
      state.cloud.unregister(id, fromRuleAt: rule, at: now)
      return "unregisters \(machine.name) from rule \(rule + 1)"
    case 4 where state.cloud.configuration.flavour == .v4:
      state.cloud.protect(id)
      return "protects \(machine.name)"
    case 5:
      state.cloud.set(id, to: .running, at: now)
      state.addedAt = now
      return "starts \(machine.name)"
    default:
      state.cloud.set(id, to: .stopped, at: now)
      return "stops \(machine.name)"
    }
  }

  /// Puts everything right that only a person can put right.
  static func restorePeace(_ state: inout Existence.State, settled: Set<String>) {
    let now = state.time
    state.cloud.faults = []
    state.cloud.setTrouble(.init())
    state.cloud.configuration.vmLimit = nil
    state.cloud.restart(startingBecomes: .running, at: now)
    state.time += 10
    state.cloud.advance(to: state.time)
    for machine in state.cloud.world.machines where machine.account == "scaler" && machine.removed == nil {
      let id = state.cloud.text(machine.id)
      state.cloud.protect(id, false)
      guard !machine.state.isOver else { continue }
      let isMember = state.cloud.rule.mappings.contains { $0.machine == machine.id.number }
      if isMember, machine.state != .running {
        state.cloud.set(id, to: .running, at: state.time)
      } else if machine.state == .stopping {
        state.cloud.set(id, to: .stopped, at: state.time)
      }
      // What another rule lists and cronscale did not launch is no business of its.
      for rule in state.cloud.world.rules.indices where !isMember {
        state.cloud.unregister(id, fromRuleAt: rule, at: state.time)
      }
      // A member once, and then taken out by somebody: it is theirs to see to.
      if !isMember, settled.contains(machine.name) { state.cloud.set(id, to: .destroyed, at: state.time) }
    }
    if !state.cloud.memberNames.contains(monitored) { _ = state.cloud.addMember(named: monitored, at: state.time) }
  }
}

extension Machine.State {
  var isOver: Bool { self == .destroyed || self == .expunging }
}

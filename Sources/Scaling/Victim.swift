/// Which member goes.
package enum Victim {
  /// The member to remove, or nil where none may go.
  ///
  /// Only a Running member can be told to go: one that is Starting or Migrating cannot be destroyed safely, and removing
  /// one that does not serve would not make the group smaller.
  package static func choose(from seen: Observation, under policy: Policy, prefix: String) -> Machine? {
    let candidates = seen.members.filter { isRemovable($0, seen: seen, policy: policy, prefix: prefix) }
    switch policy.victim {
    case .newest: return candidates.max(by: isOlder)
    case .oldest: return candidates.min(by: isOlder)
    }
  }

  private static func isRemovable(_ member: Machine, seen: Observation, policy: Policy, prefix: String) -> Bool {
    guard member.state == .running, !seen.monitored.covers(member) else { return false }
    let isSpared = seen.accounts(of: member).contains { $0.isProtected || seen.monitored.covers($0) }
    guard !isSpared else { return false }
    switch policy.removable {
    case .any: return true
    case .launched: return LaunchName.matches(member.name, prefix: prefix)
    }
  }

  /// By age; VMs without a date count as oldest, and ids settle the rest so that the choice never wavers.
  private static func isOlder(_ a: Machine, _ b: Machine) -> Bool {
    let ages = (a.created ?? Instant(0), b.created ?? Instant(0))
    return ages.0 == ages.1 ? (a.id.count, a.id) < (b.id.count, b.id) : ages.0 < ages.1
  }
}

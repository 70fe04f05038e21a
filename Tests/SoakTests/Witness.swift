import CloudSimulator

/// What an impartial observer sees of the group at one moment.
struct Witness: CustomStringConvertible {
  /// Of the first rule.
  let members: [String]
  /// Of the others.
  let otherMembers: [[String]]
  let launched: [Ledger.Entry]
  let acts: [Act]
  let launches: [Existence.Launch]
  let hasOperation: Bool

  init(_ existence: Existence) {
    let (members, ledger, launches, file) = existence.now { state in
      (
        state.cloud.world.rules.map { Self.members(of: $0, in: state.cloud) }, state.cloud.ledger, state.launches,
        state.files[Group.statePath]
      )
    }
    self.members = members[0]
    otherMembers = Array(members.dropFirst())
    launched = ledger.entries.filter { Self.isLaunched($0.name) }
    acts = ledger.acts
    self.launches = launches
    hasOperation = String(decoding: file ?? [], as: UTF8.self).contains("\"operation\"")
  }

  private static func members(of rule: Rule, in cloud: Cloud) -> [String] {
    rule.mappings.compactMap { mapping in
      cloud.world.machines.first { $0.id.number == mapping.machine && $0.removed == nil && !$0.state.isOver }
    }.map(\.name)
  }

  /// Launched VMs that were members until somebody else took them out of the rule.
  var takenOut: [String] {
    launched.map(\.name).filter { name in
      let stays = acts.filter { $0.name == name && [.register, .unregister].contains($0.deed) }
      return stays.count > 1 && stays.last?.by == "operator"
    }
  }

  /// Whether the name is one that cronscale gives.
  static func isLaunched(_ name: String) -> Bool {
    name.utf8.count == "web-261121172752-7f3a".utf8.count && name.hasPrefix("web-")
  }

  var description: String {
    let others = launched.filter { $0.costs && !members.contains($0.name) }.map { "\($0.name) \($0.state.rawValue)" }
    return
      "members \(members)\(otherMembers.isEmpty ? "" : ", of other rules \(otherMembers)"), others \(others), operation \(hasOperation ? "yes" : "no")"
  }
}

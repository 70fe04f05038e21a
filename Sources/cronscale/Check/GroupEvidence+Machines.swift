import RCFile
import Scaling

extension GroupEvidence {
  private var policy: Policy { settings.policy }

  /// What a run would see of the group; nil where the cloud does not tell.
  private var observation: Observation? {
    guard let members = cloud.members.value else { return nil }
    return Observation(
      load: .none(why: ""), members: members, account: cloud.machines.value, monitored: monitoredMachines)
  }

  /// VMs that count against max_size; nil where the cloud does not tell.
  var counted: Int? { observation?.countedAgainstMaximum(prefix: settings.launch.namePrefix) }

  var members: Finding {
    Check.members.judge(cloud.members) { members in
      let size = members.count { $0.state.isServing }
      let names = members.map { "\($0.name) \($0.state.word)" }.joined(separator: ", ")
      let found = "\(names.isEmpty ? "none" : names); size \(size), min \(policy.minSize), max \(policy.maxSize)"
      let idle = members.filter { !$0.state.isServing }
      guard !idle.isEmpty else { return Check.members.ok(found + intention(size)) }
      let remedy =
        idle.map { "cronscale api startVirtualMachine id=\($0.id) --wait" }.joined(separator: "; ")
        + "; or take what cannot serve out of the rule, and destroy it"
      if size < policy.minSize, (counted ?? 0) >= policy.maxSize {
        return Check.members.failed(
          .unavailable, "\(found); below min_size, and VMs that do not serve fill it up to max_size", mend: remedy)
      }
      return Check.members.warning(
        "\(found); \(idle.map(\.name).joined(separator: ", ")) counts against max_size without serving\(intention(size))",
        mend: remedy)
    }
  }

  /// What runs do about the size, whatever the load.
  private func intention(_ size: Int) -> String {
    if size < policy.minSize { return "; the next runs launch \(policy.minSize - size)" }
    if size > policy.maxSize { return "; the next runs remove \(size - policy.maxSize)" }
    return ""
  }
}

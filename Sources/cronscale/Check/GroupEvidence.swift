import RCFile
import Scaling

/// What was read for the checks of a group whose rc file can be understood.
struct GroupEvidence: Sendable {
  var settings: Settings
  /// The rc file, where a line that is to be typed must name it.
  var rcFile: String?
  var cloud: CloudSnapshot
  /// In the order of the rc file, or of the members.
  var hosts: Reading<[HostSnapshot]>
  var disk: DiskSnapshot

  var findings: [Finding] {
    [zone, offering, template, network, rule, ruleState, ruleAlgorithm, ruleZone] + otherRules + [members] + monitored
      + hostFindings + diskFindings + [userdata, commands, accountLimit, expunge, thresholds, cooldown, drain]
  }
}

extension GroupEvidence {
  /// An API call as it is to be typed into a shell, for the account that was looked at.
  func call(_ command: String, _ words: String...) -> String {
    let file = rcFile.map { ["--config", $0] } ?? []
    return (["cronscale", "api", command] + words + file).map(\.forShell).joined(separator: " ")
  }
}

import RCFile
import Scaling

/// What was read for the checks of a group whose rc file can be understood.
struct GroupEvidence: Sendable {
  var settings: Settings
  var cloud: CloudSnapshot
  /// In the order of the rc file, or of the members.
  var hosts: Reading<[HostSnapshot]>
  var disk: DiskSnapshot

  var findings: [Finding] {
    [zone, offering, template, network, rule, ruleState, ruleAlgorithm, ruleZone, members] + monitored
      + hostFindings + diskFindings + [userdata, accountLimit, expunge, thresholds, cooldown, drain]
  }
}

import Scaling

/// How a group stands at one moment: what is on disk, what the cloud says, and what the host says.
struct GroupStatus: Equatable {
  var time: Instant
  /// As the user named it, or as it was found.
  var rcFile: String
  var name: String
  var endpoint: String
  var rules: [String]
  var namePrefix: String
  var policy: Policy
  /// The run that has the group's lock, and since when.
  var holder: String?
  var state: State
  var load: Result<Double, Failure>
  /// The hosts one by one; nil where the rc file names but one.
  var hosts: HostLoads?
  /// What SSH asked, and what is therefore known of the monitored VMs.
  var monitored: Monitored
  var cloud: Result<CloudView, Failure>
  /// What the operation under way comes to next, or why a run can carry none; nil where there is neither, or it could not
  /// be looked at.
  var nextStep: Result<Step, Failure>?

  /// What was found on disk.
  struct State: Equatable {
    var file: String
    /// Nil where the file could not be opened.
    var condition: Condition?
    var memory: Memory
    /// Why a run would refuse to go on from it.
    var obstacle: Failure?
  }

  enum Condition: Equatable {
    /// No run has been there yet.
    case none
    case read
    /// It is about other rules or another endpoint.
    case elsewhere
    case unreadable(String)
  }

  /// What the cloud says of the group.
  struct CloudView: Equatable {
    var rules: [Rule]
    var members: [Machine]
    /// Every VM of the account.
    var account: [Machine]
    /// What the rules beside the first one list.
    var otherRules: [OtherRule] = []
    /// Why some of these could not be read.
    var failures: [Failure] = []
  }

  struct Rule: Equatable {
    var id: String
    var name: String?
    /// `Active` after a change that reached the load balancer.
    var state: String?
  }
}

extension GroupStatus {
  /// All that a run now would fail with, in the order of the report.
  var failures: [Failure] {
    let silent = load.failure == nil ? [] : hosts?.failures ?? []
    let rules = (try? cloud.get())?.failures ?? []
    let others = [nextStep?.failure, decision?.complaint]
    return [state.obstacle, load.failure].compactMap { $0 } + silent + [cloud.failure].compactMap { $0 } + rules
      + others.compactMap { $0 }
  }

  /// What is no trouble yet and may be: hosts without a load while most have one, and that nothing can be scaled in while
  /// a monitored VM is not known.
  var warnings: [Failure] {
    let silent = load.failure == nil ? hosts?.failures ?? [] : []
    guard let missing = observation?.account.map(monitored.missing), !missing.isEmpty else { return silent }
    let warning = Failure.monitoredNotFound(missing)
    return silent + (failures.contains(warning) ? [] : [warning])
  }

  /// The highest that came up.
  var exitStatus: ExitStatus {
    failures.map(\.status).max() ?? .done
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { return failure }
    return nil
  }
}

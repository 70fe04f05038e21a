/// The sections of an rc file that are ours.
package enum Section: Sendable, Hashable, CaseIterable {
  case account, monitoring, launch, scaling, scaleOut, scaleIn

  /// How it may be written, with case; the first is the one that `sample.rc` and messages use.
  package var spellings: [String] {
    switch self {
    case .account: ["account"]
    case .monitoring: ["monitoring"]
    case .launch: ["launch_config", "launch"]
    case .scaling: ["scaling", "scalling"]
    case .scaleOut: ["scaling_policy_out", "scalling_policy_out"]
    case .scaleIn: ["scaling_policy_in", "scalling_policy_in"]
    }
  }

  /// The first spelling.
  package var name: String { spellings[0] }

  /// What the section is about, for `sample.rc` and the manual.
  package var sentence: String {
    switch self {
    case .account: "the cloud's API, and whose keys call it"
    case .monitoring: "the host whose load decides, read over SSH"
    case .launch: "what a new VM is made of"
    case .scaling: "the group: a load-balancer rule and its members"
    case .scaleOut: "when there is to be one VM more"
    case .scaleIn: "when there is to be one VM less"
    }
  }

  /// Whether names without `_` that are no keys are parameters of an API call.
  var passesNamesOn: Bool { self == .launch }

  /// The section that supplies keys to all others, as ConfigParser names it.
  static let defaults = "DEFAULT"
}

import CloudStack
import RCFile
import Scaling

/// The cloud as one group sees it: its rules, its machines, and the changes that a step asks for.
struct Cloud {
  let client: Client
  /// Makes another client of the same account, for a thread of its own; nil: all is asked one after the other.
  var anotherClient: (@Sendable () -> Client)?
  /// Ids of the rules, the counted one first.
  let rules: [String]
  /// What every deployment is asked for, the name left out.
  let deployParameters: [Settings.Launch.Parameter]
  /// Base64, or nil.
  let userdata: String?
  let readiness: Settings.Readiness
  /// Whether requests are signed with an expiry.
  let signsExpiry: Bool

  /// Seconds of the cloud's clock after the end of a deploy's validity after which it can no longer make a VM: its
  /// signature has run out, and the row of a VM appears within seconds of a request. Without an expiry only time tells.
  var deployMargin: Double {
    signsExpiry ? 30 : 540
  }

  /// The rule that counts.
  func rule() throws(Failure) -> LoadBalancerRule {
    try rule(rules[0])
  }

  func rule(_ id: String) throws(Failure) -> LoadBalancerRule {
    guard let rule = try reading({ () throws(CloudError) in try client.rule(id: id) }) else {
      throw noSuchRule(id)
    }
    return rule
  }

  func noSuchRule(_ id: String) -> Failure {
    Failure(.configuration, "load_balancer \(id) in [scaling]: the account has no such rule", hint: knownRules(but: id))
  }

  /// The account's rules, for somebody who wrote down another id.
  private func knownRules(but missing: String) -> String {
    let known = (try? client.rules()) ?? []
    let names = known.prefix(10).map { "\($0.id) (\($0.name ?? "no name"))" }.joined(separator: ", ")
    guard !names.isEmpty else {
      return "it shows no rule at all: are api_key and secret_key in [account] those of the rule's owner?"
    }
    return rules.count == 1
      ? "set load_balancer in [scaling] to one of: \(names)"
      : "take \(missing) out of load_balancer in [scaling], or put another in its place; there are: \(names)"
  }

  /// The members of the rule that counts.
  func members() throws(Failure) -> [Machine] {
    try members(of: rules[0]).map(Machine.init)
  }

  /// Every VM of the account.
  func account() throws(Failure) -> [Machine] {
    try reading { () throws(CloudError) in try client.allMachines() }.map(Machine.init)
  }

  func members(of rule: String) throws(Failure) -> [VirtualMachine] {
    do throws(CloudError) {
      return try client.members(ofRule: rule)
    } catch {
      // An unknown rule is an error here and an empty list there; the rule itself tells which it is.
      if case .refused = error.cause { _ = try self.rule(rule) }
      throw Failure(error)
    }
  }

  func reading<Value>(_ read: () throws(CloudError) -> Value) throws(Failure) -> Value {
    do throws(CloudError) { return try read() } catch { throw Failure(error) }
  }
}

extension LoadBalancerRule {
  /// A rule that tells no state is believed to be active: any field may be missing (reference, section 5.1).
  var isActive: Bool { state.map { $0 == "Active" } ?? true }

  /// Who owns the rule, and so the VMs that may join it.
  var owner: String {
    [account, domainID].compactMap { $0 }.joined(separator: "/")
  }
}

extension Machine {
  init(_ machine: VirtualMachine) {
    self.init(
      id: machine.id, name: machine.name ?? "", displayName: machine.displayName, instanceName: machine.instanceName,
      addresses: machine.addresses, state: MachineState(word: machine.state ?? "Unknown"),
      created: machine.created.map { Instant($0) }, isProtected: machine.isDeleteProtected)
  }
}

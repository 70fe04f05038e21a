import CloudStack
import Platform
import Scaling

extension Cloud {
  /// A rule beside the counted one whose members have been asked for.
  struct AskedRule {
    let id: String
    /// Waits for the answer; nil: the account has no such rule.
    fileprivate let answer: () -> Result<[VirtualMachine]?, CloudError>
  }

  /// Asks for the members of every rule but the counted one, all at the same time and while the caller does other things.
  func askOtherRules() -> [AskedRule] {
    rules.dropFirst().map { id in
      guard let anotherClient else { return AskedRule(id: id) { client.believableMembers(ofRule: id) } }
      let job = Job { anotherClient().believableMembers(ofRule: id) }
      return AskedRule(id: id) { job.join() }
    }
  }

  /// What came of asking, once it is there.
  func members(of rule: AskedRule) -> Result<[VirtualMachine], Failure> {
    switch rule.answer() {
    case .success(let members?): .success(members)
    case .success(nil): .failure(noSuchRule(rule.id))
    case .failure(let error): .failure(Failure(error))
    }
  }

  /// Who owns the rules, and so the VMs that may join them: one account, whose rules are in one zone and one network.
  func owner() throws(Failure) -> String {
    let first = try rule()
    var seen = [first.id]
    for id in rules.dropFirst() {
      let other = try rule(id)
      guard !seen.contains(other.id) else { throw .unjoinable(id, "it is rule \(other.id) by another id") }
      if let difference = other.difference(from: first) { throw .unjoinable(id, difference) }
      seen.append(other.id)
    }
    return first.owner
  }
}

extension LoadBalancerRule {
  /// Why no VM can join both, as far as the cloud tells; nil where nothing speaks against it.
  func difference(from first: LoadBalancerRule) -> String? {
    let others: [(own: String?, first: String?, what: String)] = [
      (owner.isEmpty ? nil : owner, first.owner.isEmpty ? nil : first.owner, "belongs to"),
      (zoneID, first.zoneID, "is in zone"), (networkID, first.networkID, "is in network"),
    ]
    return others.lazy.compactMap { own, theirs, what in
      guard let own, let theirs, own != theirs else { return nil }
      return "it \(what) \(own), and the first rule, \(first.id), \(what) \(theirs)"
    }.first
  }
}

extension Client {
  /// The rule's members; nil where the account has no such rule, which 2.2 answers with an empty list.
  fileprivate func believableMembers(ofRule id: String) -> Result<[VirtualMachine]?, CloudError> {
    do throws(CloudError) {
      let members = try members(ofRule: id)
      if members.isEmpty { return .success(try has(rule: id) ? members : nil) }
      return .success(members)
    } catch {
      guard case .refused = error.cause, (try? has(rule: id)) == false else { return .failure(error) }
      return .success(nil)
    }
  }

  private func has(rule id: String) throws(CloudError) -> Bool { try rule(id: id) != nil }
}

extension Failure {
  fileprivate static func unjoinable(_ rule: String, _ why: String) -> Failure {
    Failure(
      .configuration, "load_balancer \(rule) in [scaling]: \(why), so a VM cannot be registered with both",
      hint: "take it out of load_balancer; nothing is changed until then")
  }
}

/// The end of assign, remove and update jobs (6.6 of the reference).
extension Cloud {
  mutating func assign(_ machines: [Int], to rule: Int, by job: Job, at now: Double) throws(Refusal) {
    guard let index = world.ruleIndex(rule) else { throw .internalError }
    try checkRights(to: rule, and: machines, of: job.account)
    for number in machines { try checkAssignable(number, to: world.rules[index]) }
    let before = world.rules[index].state
    for number in machines { map(number, toRuleAt: index, at: now) }
    guard isRefused(job) else {
      world.rules[index].state = .active
      return
    }
    if keepsFailedChange(job) {
      world.rules[index].state = .add
      throw failedAssign(.internalError)
    }
    for number in machines { unmap(number, fromRuleAt: index, at: now) }
    world.rules[index].state = before
    throw failedAssign(.internalError)
  }

  private func checkAssignable(_ number: Int, to rule: Rule) throws(Refusal) {
    guard let machine = world.machine(number), machine.removed == nil,
      !machine.state.isGone
    else { throw failedAssign(Refusal(431, "Invalid instance id specified")) }
    guard machine.isIn(network: rule.network) else {
      throw failedAssign(
        Refusal(431, "VM \(number) cannot be added because it doesn't belong in the same network."))
    }
    guard let mapping = rule.mapping(of: number) else { return }
    throw failedAssign(
      mapping.isRevoked ? .internalError : Refusal(431, "VM \(number) is already mapped to load balancer."))
  }

  /// From 4.5 on every cause has the same words.
  private func failedAssign(_ cause: Refusal) -> Refusal {
    isOld ? cause : Refusal(530, "Failed to assign load balancer rule")
  }

  mutating func remove(_ machines: [Int], from rule: Int, by job: Job, at now: Double) throws(Refusal) {
    guard let index = world.ruleIndex(rule) else { throw .internalError }
    try checkRights(to: rule, and: [], of: job.account)
    for number in machines {
      guard let place = world.rules[index].mappings.firstIndex(where: { $0.machine == number }) else {
        if behaviour.removalOfNonMemberSucceeds { continue }
        throw .internalError
      }
      world.rules[index].mappings[place].isRevoked = true
    }
    if isRefused(job) { throw failedRemoval(of: machines, fromRuleAt: index, job) }
    for number in machines { unmap(number, fromRuleAt: index, at: now) }
    world.rules[index].state = world.rules[index].mappings.isEmpty ? .add : .active
  }

  mutating func update(_ rule: Int, _ change: Rule.Change, by job: Job) throws(Refusal) {
    guard let index = world.ruleIndex(rule) else { throw .internalError }
    try checkRights(to: rule, and: [], of: job.account)
    var algorithm = world.rules[index].algorithm
    if let wanted = change.algorithm {
      guard let known = Rule.Algorithm(rawValue: wanted) else { throw Refusal(431, "Invalid algorithm: \(wanted)") }
      algorithm = known
    }
    if isRefused(job) { throw .internalError }
    world.rules[index].algorithm = algorithm
    if let name = change.name { world.rules[index].name = name }
    if let description = change.description { world.rules[index].description = description }
    if !world.rules[index].mappings.isEmpty { world.rules[index].state = .active }
  }

  /// Whether the load balancer can't be programmed for this job.
  private func isRefused(_ job: Job) -> Bool { world.trouble.loadBalancerFails || job.fate?.fails == true }

  private func keepsFailedChange(_ job: Job) -> Bool { behaviour.keepsFailedChange || job.fate == .failsKept }

  private mutating func failedRemoval(of machines: [Int], fromRuleAt index: Int, _ job: Job) -> Refusal {
    guard !keepsFailedChange(job) else {
      world.rules[index].state = .add
      return isOld ? .internalError : Refusal(530, "Failed to remove instance from load balancer rule")
    }
    for place in world.rules[index].mappings.indices
    where machines.contains(world.rules[index].mappings[place].machine) {
      world.rules[index].mappings[place].isRevoked = false
    }
    return Refusal(530, "Failed to remove instance from load balancer rule")
  }

  private func checkRights(to rule: Int, and machines: [Int], of account: String) throws(Refusal) {
    guard let user = world.user(named: account), let rule = world.rules.first(where: { $0.id.number == rule }) else {
      throw .internalError
    }
    let description = "Rule[\(rule.id.number)-LoadBalancing-\(rule.state.rawValue)]"
    try checkOwner(rule.account, is: user, of: description)
    for machine in world.machines where machines.contains(machine.id.number) {
      try checkOwner(machine.account, is: user, of: machine.description)
    }
  }
}

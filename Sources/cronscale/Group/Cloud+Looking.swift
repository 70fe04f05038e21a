import CloudStack
import RCFile
import Scaling

extension Cloud {
  /// Asks the cloud, and where needed the VM itself, for what an operation's next step depends on.
  func look(_ question: Question) throws(Failure) -> Sight {
    let machines = try question.machine.map { who throws(Failure) in try find(who) } ?? []
    var listings: [Listing] = []
    for rule in question.rules { listings.append(try listing(of: machines.first, in: rule)) }
    let job = try question.job.map { id throws(Failure) in try look(atJob: id) }
    let isReady = question.readiness ? try isReady(machines.first) : false
    return Sight(
      machines: machines.map(Machine.init), listings: listings, job: job, isReady: isReady,
      cloudTime: Instant(client.serverTime))
  }

  private func find(_ who: Question.Who) throws(Failure) -> [VirtualMachine] {
    try reading { () throws(CloudError) in
      switch who {
      case .id(let id): try client.machine(id: id).map { [$0] } ?? []
      case .name(let name): try client.machines(named: name)
      }
    }
  }

  private func listing(of machine: VirtualMachine?, in rule: String) throws(Failure) -> Listing {
    let members = try members(of: rule)
    return Listing(
      rule: rule, isListed: members.contains { $0.id == machine?.id }, isActive: try self.rule(rule).isActive,
      size: members.count)
  }

  private func look(atJob id: String) throws(Failure) -> JobSight {
    let status = try reading { () throws(CloudError) in try client.job(id: id) }
    switch status {
    case .pending: return .pending
    case .succeeded: return .succeeded
    case .failed(let code, let text):
      return .failed("\(text ?? "the job failed without a word")\(code.map { " (\($0))" } ?? "")")
    case .unknown: return .forgotten
    }
  }

  // MARK: - Readiness

  private func isReady(_ machine: VirtualMachine?) throws(Failure) -> Bool {
    guard let machine, let address = try address(of: machine) else { return false }
    switch readiness {
    case .job: return true
    case .tcp(let port): return Probe.accepts(address: address, port: port)
    case .http(let port, let path): return Probe.answers(address: address, port: port, path: path)
    }
  }

  /// The machine's address on the rule's network.
  private func address(of machine: VirtualMachine) throws(Failure) -> String? {
    try hosts(of: [machine], by: .private).first.flatMap { try? $0.get() }
  }
}

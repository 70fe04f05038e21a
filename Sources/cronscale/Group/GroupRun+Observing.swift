import CloudStack
import Platform
import RCFile
import Scaling

extension GroupRun {
  /// Reads the load over SSH and the members from the API at the same time; a load is counted whatever the API says.
  mutating func observe(_ memory: inout Memory) throws(Failure) -> Observation {
    let reading = Job { [readLoad] in readLoad() }
    let others = cloud.askOtherRules()
    let members = Result { () throws(Failure) in try believableMembers() }
    let otherMembers = others.map { rule in (rule.id, cloud.members(of: rule)) }
    let answer = reading.join()
    guard !surroundings.isInterrupted() else { throw .interrupted }
    let load = judge(answer)
    memory.count(load, under: settings.policy)
    known = (load, nil)
    let observation = Observation(
      load: load, members: try members.get(), monitored: monitored(answer), otherRules: judge(otherMembers))
    known = (load, observation.size)
    for member in observation.idleMembers { log(.idleMember(member)) }
    return observation
  }

  /// The rule's members. An empty list is believed only when the rule is seen to exist: version 2.2 answers with one for
  /// a rule that is gone, and a group that looks empty would be filled.
  func believableMembers() throws(Failure) -> [Machine] {
    let members = try cloud.members()
    if members.isEmpty { _ = try cloud.rule() }
    return members
  }

  /// What the rules beside the first one list. One that could not be read is told of, and ends the run with its status;
  /// the run goes on, since the first rule shows all that is counted.
  private mutating func judge(_ rules: [(id: String, members: Result<[VirtualMachine], Failure>)]) -> [OtherRule] {
    rules.map { id, members in
      if case .failure(let failure) = members {
        log(.failure(failure))
        raise(failure.status)
      }
      return OtherRule(id: id, members: try? members.get().map(Machine.init))
    }
  }

  /// The load, or the lack of one, which the run's exit status and log must show.
  private mutating func judge(_ answer: MonitoredHost.Answer) -> LoadReading {
    if let reason = answer.fallbackReason { log(.note("the system's ssh is used: \(reason)")) }
    switch answer.load {
    case .success(let load):
      return .load(load)
    case .failure(let failure):
      log(.failure(failure))
      raise(failure.status)
      return .none(why: failure.message)
    }
  }

  func monitored(_ answer: MonitoredHost.Answer) -> Monitored {
    let monitoring = settings.monitoring
    return Monitored(
      name: monitoring.vm, aliases: [monitoring.host] + (answer.address.map { [$0] } ?? []),
      aliasesAreProof: monitoring.vm == monitoring.host)
  }
}

import CloudStack
import RCFile
import Scaling

extension GroupRun {
  /// Reads the loads over SSH and the members from the API; a load is counted whatever the API says.
  mutating func observe(_ memory: inout Memory) throws(Failure) -> Observation {
    let others = cloud.askOtherRules()
    let (members, loads) = askAround { () throws(Failure) in
      let members = try believableMembers()
      return (members.map(Machine.init), members)
    }
    let otherMembers = others.map { rule in (rule.id, cloud.members(of: rule)) }
    guard !surroundings.isInterrupted() else { throw .interrupted }
    let load = judge(loads)
    memory.count(load, under: settings.policy)
    known = (load, nil)
    let observation = Observation(
      load: load, members: try members.get(), monitored: monitored(loads), otherRules: judge(otherMembers))
    known = (load, observation.size)
    for member in observation.idleMembers { log(.idleMember(member)) }
    return observation
  }

  /// The rule's members. An empty list is believed only when the rule is seen to exist: version 2.2 answers with one for
  /// a rule that is gone, and a group that looks empty would be filled.
  private func believableMembers() throws(Failure) -> [VirtualMachine] {
    let members = try cloud.members(of: cloud.rules[0])
    if members.isEmpty { _ = try cloud.rule() }
    return members
  }

  /// The same lists of the other rules, asked for anew.
  mutating func readOtherRules() -> [OtherRule] {
    judge(cloud.askOtherRules().map { rule in (rule.id, cloud.members(of: rule)) })
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
  ///
  /// - Parameter loads: nil where the cloud's failure, which ends the run, is the reason.
  private mutating func judge(_ loads: HostLoads?) -> LoadReading {
    guard let loads else { return .none(why: "the members are not known") }
    if let fallback = loads.fallback { log(.note(fallback)) }
    if case .success = loads.load {
      for failure in loads.failures { log(.warning(failure.message, hint: failure.hint)) }
    } else {
      for failure in loads.obstacle.map({ [$0] }) ?? loads.failures {
        log(.failure(failure))
        raise(failure.status)
      }
    }
    if !loads.isOne, loads.obstacle == nil { log(.hosts(loads)) }
    return LoadReading(loads.load)
  }

  /// The VMs that the rc file names. Nobody where it says `members`: then the group would never shrink.
  func monitored(_ loads: HostLoads?) -> Monitored {
    switch settings.monitoring.hosts {
    case .members: return Monitored([])
    case .named(let hosts):
      let addresses = loads?.hosts.map(\.address) ?? hosts.map { _ in nil }
      return Monitored(zip(hosts, addresses).map(Monitored.VM.init))
    }
  }
}

extension LoadReading {
  init(_ load: Result<Double, Failure>) {
    switch load {
    case .success(let load): self = .load(load)
    case .failure(let failure): self = .none(why: failure.message)
    }
  }
}

extension Monitored.VM {
  /// - Parameter address: that answered; nil where none did.
  init(_ host: Settings.Monitoring.Host, _ address: String?) {
    self.init(
      name: host.vm, aliases: [host.name] + (address.map { [$0] } ?? []), aliasesAreProof: host.vm == host.name)
  }
}

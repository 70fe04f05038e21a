import CloudStack
import RCFile
import Scaling

extension GroupRun {
  /// Reads the loads over SSH and the members from the API; a load is counted whatever the API says.
  mutating func observe(_ memory: inout Memory) throws(Failure) -> Observation {
    let (members, loads) = askAround { () throws(Failure) in
      let members = try believableMembers()
      return (members.map(Machine.init), members)
    }
    guard !surroundings.isInterrupted() else { throw .interrupted }
    let load = judge(loads)
    memory.count(load, under: settings.policy)
    known = (load, nil)
    let observation = Observation(load: load, members: try members.get(), monitored: monitored(loads))
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

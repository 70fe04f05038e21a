import CloudStack
import Platform
import RCFile
import Scaling

extension GroupRun {
  /// Asks the cloud and the monitored hosts: at the same time, unless it is the cloud that says who the hosts are.
  ///
  /// - Parameter look: what is wanted of the cloud, and with it the rule's members.
  /// - Returns: no loads where the cloud did not tell whom to ask.
  func askAround<View>(
    _ look: () throws(Failure) -> (view: View, members: [VirtualMachine])
  ) -> (view: Result<View, Failure>, loads: HostLoads?) {
    switch settings.monitoring.hosts {
    case .named(let hosts):
      let names = hosts.map(\.name)
      let reading = Job { [readLoads] in readLoads(names) }
      let view = Result { () throws(Failure) in try look().view }
      return (view, loads(names, reading.join()))
    case .members(let kind):
      do throws(Failure) {
        let seen = try look()
        return (.success(seen.view), loads(of: seen.members, by: kind))
      } catch {
        return (.failure(error), nil)
      }
    }
  }

  private func loads(_ names: [String], _ answers: [MonitoredHost.Answer]) -> HostLoads {
    HostLoads(
      hosts: zip(names, answers).map { HostLoads.Host(name: $0, $1) }, aggregate: settings.monitoring.aggregate,
      isOne: names.count == 1)
  }

  /// The loads of the Running ones among the members; one that SSH has no way to counts as one that did not answer.
  private func loads(of members: [VirtualMachine], by kind: Settings.Monitoring.MemberAddress) -> HostLoads {
    let running = members.filter { Machine($0).state == .running }
    var loads = HostLoads(hosts: [], aggregate: settings.monitoring.aggregate)
    guard !running.isEmpty else {
      loads.obstacle = .nobodyToAsk
      return loads
    }
    do throws(Failure) {
      let places = try cloud.hosts(of: running, by: kind)
      var answers = readLoads(places.compactMap { try? $0.get() })[...]
      loads.hosts = zip(running, places).map { machine, place in
        HostLoads.Host(of: machine, place) { answers.removeFirst() }
      }
    } catch {
      loads.obstacle = error
    }
    return loads
  }
}

extension Failure {
  /// With `host = members`, where no member is Running.
  fileprivate static let nobodyToAsk = Failure(
    .unavailable, "no running member to ask for its load",
    hint: "min_size is kept all the same, and the load counts once a member runs")
}

extension HostLoads.Host {
  /// A member's answer, which is not asked for where there was no way to it.
  fileprivate init(of machine: VirtualMachine, _ place: Result<String, Failure>, _ answer: () -> MonitoredHost.Answer) {
    let name = machine.name ?? machine.id
    switch place {
    case .success(let host):
      self.init(name: name, answer())
      // An address alone would not tell which VM it is.
      if host != name { load = load.mapError { Failure($0.status, "\(name): \($0.message)", hint: $0.hint) } }
    case .failure(let failure):
      self.init(name: name, load: .failure(failure))
    }
  }
}

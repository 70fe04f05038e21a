/// What somebody else may do while a request is under way.
package enum Meddling: Sendable, Equatable {
  /// Something to one VM, by name or id. Nil is the VM that the request is about, else the account's newest.
  case machine(Deed, named: String?)
  /// A VM of the name that is asked for is deployed; where names are unique and taken it is refused.
  case twin
  /// The rule is deleted.
  case deleteRule
  /// The management server is killed and started again; what was Starting becomes this.
  case restart(startingBecomes: Machine.State)

  package enum Deed: String, Sendable, CaseIterable {
    case destroy
    case expunge
    case stop
    case run
    /// The VM goes into the state Error.
    case fail = "break"
    case register
    case unregister
    /// Against deletion; nothing where the flavour has no such protection.
    case protect
  }
}

extension Cloud {
  /// Lets somebody else do all that was set for this moment. What the cloud would refuse is not done.
  mutating func meddle(_ moment: Fault.Moment, _ kinds: [Fault.Kind], _ request: Request, at now: Double) {
    for case .meddling(moment, let meddling) in kinds {
      let parameters = Parameters(of: request, behaviour: behaviour)
      switch meddling {
      case .machine(let deed, let name):
        let machine = name.map { self.machine($0) } ?? self.machine(meantBy: parameters)
        if let machine, machine.removed == nil { perform(deed, on: text(machine.id), at: now) }
      case .twin: deployTwin(parameters, at: now)
      case .deleteRule: if !world.rules.isEmpty { deleteRule(at: now) }
      case .restart(let state): restart(startingBecomes: state, at: now)
      }
    }
  }

  private mutating func perform(_ deed: Meddling.Deed, on id: String, at now: Double) {
    switch deed {
    case .destroy: set(id, to: .destroyed, at: now)
    case .expunge: expunge(id, at: now)
    case .stop: set(id, to: .stopped, at: now)
    case .run: set(id, to: .running, at: now)
    case .fail: set(id, to: .error, at: now)
    case .register: register(id, at: now)
    case .unregister: unregister(id, at: now)
    case .protect: if behaviour.hasDeleteProtection { protect(id) }
    }
  }

  private mutating func deployTwin(_ parameters: Parameters, at now: Double) {
    guard let name = parameters["name"] ?? machine(meantBy: parameters)?.name else { return }
    let isTaken = world.machines.contains { $0.name == name && $0.removed == nil }
    if !isTaken || !behaviour.namesAreUnique { addMachine(named: name, at: now) }
  }

  /// The VM that a request names, be it by its job; else the newest that the account's lists show.
  private func machine(meantBy parameters: Parameters) -> Machine? {
    let job = parameters["jobid"].flatMap { id in world.jobs.first { $0.id.matches(id) } }
    let named = ["virtualmachineids", "id", "name"].lazy.compactMap { parameters[$0] }.compactMap { machine($0) }
    return world.machine(job?.work.machines.first) ?? named.first
      ?? world.machines.last { $0.account == world.users[0].name && $0.removed == nil && !$0.state.isGone }
  }
}

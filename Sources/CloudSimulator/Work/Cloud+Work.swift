/// What jobs do at their beginning, in the middle and at their end (6.3, 6.4, 6.6 and 6.8 of the reference).
extension Cloud {
  mutating func begin(_ job: inout Job, at now: Double) {
    do throws(Refusal) {
      switch job.work {
      case .deploy(let number, let starts): if starts { try beginDeploy(number, at: now) }
      case .start(let number): try beginStart(number, job, at: now)
      case .stop(let number): try beginStop(number, job, at: now)
      case .destroy(let number, let expunge): try beginDestroy(number, expunge: expunge, job, at: now)
      case .assign, .remove, .update, .tag: break
      }
      if let fate = job.fate, fate.fails { try fail(job.work, fate) }
    } catch {
      job.verdict = error
    }
  }

  /// The load balancer's refusal comes at the end of its jobs.
  private func fail(_ work: Job.Work, _ fate: Job.Fate) throws(Refusal) {
    switch work {
    case .assign, .remove, .update: return
    case .deploy, .start, .stop, .destroy, .tag: throw fate == .capacity ? noRoom(work.machine) : .internalError
    }
  }

  /// The owner's lists show a VM as destroyed before the job ends (recorded 08).
  mutating func continueHalfway(_ job: Job, at now: Double) {
    guard case .destroy(let number, let expunge) = job.work, job.verdict == nil, job.fate?.sparesMachine != true,
      let machine = world.machine(number), !machine.state.isGone,
      machine.removed == nil
    else { return }
    if machine.state == .error || (expunge && behaviour.knowsExpunge) {
      remove(number, at: now)
    } else {
      change(number, to: .destroyed, at: now)
    }
  }

  mutating func end(_ job: inout Job, at now: Double) {
    guard job.fate != .endless else { return }
    let outcome = outcome(of: job, at: now)
    guard job.fate != .silent else { return }
    job.finished = now
    job.outcome = outcome
  }

  private mutating func outcome(of job: Job, at now: Double) -> Job.Outcome {
    do throws(Refusal) {
      if let verdict = job.verdict { throw verdict }
      switch job.work {
      case .deploy(let number, let starts): if starts { finish(number, from: .starting, to: .running, at: now) }
      case .start(let number): finish(number, from: .starting, to: .running, at: now)
      case .stop(let number): finish(number, from: .stopping, to: .stopped, at: now)
      case .destroy, .tag: break
      case .assign(let rule, let machines): try assign(machines, to: rule, by: job, at: now)
      case .remove(let rule, let machines): try remove(machines, from: rule, by: job, at: now)
      case .update(let rule, let change): try update(rule, change, by: job)
      }
      settle(job, at: now)
      return .succeeded(result(of: job.work, at: now))
    } catch {
      undo(job, at: now)
      settle(job, at: now)
      return .failed(error)
    }
  }

  private mutating func undo(_ job: Job, at now: Double) {
    switch job.work {
    case .deploy(let number, _): finish(number, from: .starting, to: .error, at: now)
    case .start(let number): finish(number, from: .starting, to: .stopped, at: now)
    case .stop(let number), .destroy(let number, _):
      if job.fate != nil { finish(number, from: .stopping, to: .running, at: now) }
    case .assign, .remove, .update, .tag: break
    }
  }

  /// The state that the job's fate leaves, unless the VM is gone.
  private mutating func settle(_ job: Job, at now: Double) {
    guard let state = job.fate?.leaves, let machine = world.machine(job.work.machine), machine.removed == nil,
      !machine.state.isGone
    else { return }
    change(machine.id.number, to: state, at: now)
  }

  private func result(of work: Job.Work, at now: Double) -> JSON {
    if case .update(let number, _) = work, let rule = world.rules.first(where: { $0.id.number == number }) {
      return ["loadbalancer": json(rule)]
    }
    guard let machine = world.machine(work.machine) else { return ["success": true] }
    return ["virtualmachine": json(machine, at: now)]
  }

  /// Unless somebody else changed the state meanwhile.
  private mutating func finish(_ number: Int, from: Machine.State, to: Machine.State, at now: Double) {
    if world.machine(number)?.state == from { change(number, to: to, at: now) }
  }

  private mutating func beginDeploy(_ number: Int, at now: Double) throws(Refusal) {
    change(number, to: .starting, at: now)
    try checkRoom(number)
  }

  private mutating func beginStart(_ number: Int, _ job: Job, at now: Double) throws(Refusal) {
    let machine = try ownMachine(number, job)
    // Starting a destroyed VM "succeeds" and leaves it as it is; so does starting a running one.
    guard machine.state == .stopped else { return }
    change(number, to: .starting, at: now)
    try checkRoom(number)
  }

  private func checkRoom(_ number: Int) throws(Refusal) {
    let others = world.machines.count { $0.takesRoom && $0.id.number != number }
    guard !world.trouble.startsFail, others < configuration.capacity else {
      throw noRoom(number)
    }
  }

  private func noRoom(_ number: Int?) -> Refusal {
    Refusal(533, "Unable to create a deployment for \(world.machine(number)?.description ?? "")")
  }

  private mutating func beginStop(_ number: Int, _ job: Job, at now: Double) throws(Refusal) {
    let machine = try ownMachine(number, job)
    if machine.state == .starting { throw .internalError }
    if machine.state == .running { change(number, to: .stopping, at: now) }
  }

  private mutating func beginDestroy(_ number: Int, expunge: Bool, _ job: Job, at now: Double) throws(Refusal) {
    let machine = try ownMachine(number, job)
    if machine.isProtected, behaviour.hasDeleteProtection {
      throw Refusal(
        431,
        "Instance [id = \(text(machine.id)), name = \(machine.name)] has delete protection enabled and cannot be deleted."
      )
    }
    let isAdmin = world.user(named: job.account)?.isAdmin ?? false
    if expunge, behaviour.knowsExpunge, !configuration.userMayExpunge, !isAdmin {
      throw Refusal(
        530,
        "Parameter expunge can be passed by Admin only. Or when the allow.user.expunge.recover.vm key is set.")
    }
    if machine.state == .starting || machine.state == .stopping { throw .internalError }
    if machine.state == .running { change(number, to: .stopping, at: now) }
  }

  private func ownMachine(_ number: Int, _ job: Job) throws(Refusal) -> Machine {
    guard let machine = world.machine(number), machine.removed == nil else {
      let words = isOld ? "with specified id" : "with id \(number)"
      throw Refusal(431, "unable to find a virtual machine \(words)")
    }
    if let user = world.user(named: job.account) { try checkOwner(machine.account, is: user, of: machine.description) }
    return machine
  }
}

extension Cloud {
  /// Starts a job on one VM: the id is looked up now, everything else in the job.
  mutating func submit(_ call: Call, _ work: (Machine) -> Job.Work) throws(Refusal) -> Answer {
    let machine = try machine(call.parameters["id"] ?? "", call)
    return .object(["jobid": shown(schedule(work(machine), call))])
  }

  /// Starts a job on a rule and some VMs: the ids are looked up now, rights and states in the job.
  mutating func submit(_ call: Call, _ work: (_ rule: Int, _ machines: [Int]) -> Job.Work) throws(Refusal) -> Answer {
    let rule = try rule(call.parameters["id"] ?? "", call)
    var machines: [Int] = []
    for id in call.parameters.list("virtualmachineids") {
      machines.append(try machine(id, parameter: "virtualmachineids", call).id.number)
    }
    return .object(["jobid": shown(schedule(work(rule.id.number, machines), call))])
  }

  /// Starts a job on a rule itself.
  mutating func updateLoadBalancerRule(_ call: Call) throws(Refusal) -> Answer {
    let rule = try rule(call.parameters["id"] ?? "", call)
    let change = Rule.Change(
      name: call.parameters["name"], description: call.parameters["description"],
      algorithm: call.parameters["algorithm"])
    return .object(["jobid": shown(schedule(.update(rule: rule.id.number, change), call))])
  }

  /// Plans a job and gives its id. Changes of rules wait for each other, and in some flavours work on one VM does.
  mutating func schedule(_ work: Job.Work, _ call: Call) -> Identity {
    let begins = max(call.now, busyUntil(of: work))
    let ends = begins + duration(of: work)
    setBusy(work, until: ends)
    let id = world.identity(in: "job", from: 450_318)
    var job = Job(id: id, work: work, account: call.user.name, created: call.now, begins: begins, ends: ends)
    job.fate = nextFate
    job.isForgotten = nextFate == .forgotten
    world.jobs.append(job)
    note(work, by: call.user.name, at: call.now)
    let events: [(Double, Appointment.Event)] = [
      (begins, .begin(id.number)), ((begins + ends) / 2, .halfway(id.number)), (ends, .end(id.number)),
      (call.now + configuration.jobLifetime, .forget(id.number)),
    ]
    world.agenda += events.map { Appointment(at: $0.0, event: $0.1) }
    return id
  }

  private func duration(of work: Job.Work) -> Double {
    switch work {
    case .deploy(_, starts: true), .start: configuration.bootTime
    case .deploy(_, starts: false), .stop, .destroy, .assign, .remove, .update, .tag: configuration.jobTime
    }
  }

  private func busyUntil(of work: Job.Work) -> Double {
    switch work {
    case .assign(let rule, _), .remove(let rule, _), .update(let rule, _):
      world.networks[world.networkIndex(ofRule: rule)].busyUntil
    case .deploy, .start, .stop, .destroy, .tag:
      behaviour.queuesPerMachine
        ? work.machine.flatMap(world.machineIndex).map { world.machines[$0].busyUntil } ?? 0 : 0
    }
  }

  private mutating func setBusy(_ work: Job.Work, until time: Double) {
    if let index = work.machine.flatMap(world.machineIndex) { world.machines[index].busyUntil = time }
    switch work {
    case .assign(let rule, _), .remove(let rule, _), .update(let rule, _):
      world.networks[world.networkIndex(ofRule: rule)].busyUntil = time
    case .deploy, .start, .stop, .destroy, .tag: break
    }
  }

  /// Lets everything happen that is due, in the order of its time.
  package mutating func advance(to now: Double) {
    while let next = world.agenda.indices.min(by: { world.agenda[$0].at < world.agenda[$1].at }),
      world.agenda[next].at <= now
    {
      let appointment = world.agenda.remove(at: next)
      keep(appointment)
    }
  }

  private mutating func keep(_ appointment: Appointment) {
    switch appointment.event {
    case .begin(let job): withPendingJob(job) { cloud, job in cloud.begin(&job, at: appointment.at) }
    case .halfway(let job): withPendingJob(job) { cloud, job in cloud.continueHalfway(job, at: appointment.at) }
    case .end(let job): withPendingJob(job) { cloud, job in cloud.end(&job, at: appointment.at) }
    case .forget(let job):
      if let index = world.jobs.firstIndex(where: { $0.id.number == job }) { world.jobs[index].isForgotten = true }
    case .expunge(let machine): expungeIfStillGone(machine, at: appointment.at)
    case .report(let machine, let state):
      if world.machine(machine)?.state == .starting { change(machine, to: state, at: appointment.at) }
    case .receive(let request): _ = respond(to: request, at: appointment.at)
    }
  }

  private mutating func withPendingJob(_ number: Int, _ body: (inout Cloud, inout Job) -> Void) {
    guard let index = world.jobs.firstIndex(where: { $0.id.number == number }),
      world.jobs[index].outcome == .pending
    else { return }
    var job = world.jobs[index]
    body(&self, &job)
    world.jobs[index] = job
  }

  /// A VM that was recovered meanwhile stays.
  private mutating func expungeIfStillGone(_ number: Int, at now: Double) {
    guard let machine = world.machine(number), let last = machine.history.last,
      machine.state == .destroyed || machine.state == .error, last.at + configuration.expungeDelay <= now
    else { return }
    remove(number, at: now)
  }
}

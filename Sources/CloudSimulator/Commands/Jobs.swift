extension Cloud {
  func queryAsyncJobResult(_ call: Call) throws(Refusal) -> Answer {
    let id = call.parameters["jobid"] ?? ""
    guard let job = world.jobs.first(where: { $0.id.matches(id) && !$0.isForgotten }) else {
      throw unknown(id, in: .job, parameter: "jobid", call)
    }
    guard job.account == call.user.name || call.user.isAdmin else {
      let account = "Account Acct[\(call.user.accountID.number)-\(call.user.name)]"
      throw Refusal(531, "\(account) is not authorized to see job id=\(job.id.number)")
    }
    return .object(json(job))
  }

  func listAsyncJobs(_ call: Call) throws(Refusal) -> Answer {
    let jobs = world.jobs.filter { $0.account == call.user.name && !$0.isForgotten }
    return try paged("asyncjobs", jobs.map(json), call)
  }

  /// The fields of 4.2 of the reference, in the order in which the recorded server has them.
  private func json(_ job: Job) -> JSON {
    let owner = world.user(named: job.account)
    let package = isOld ? "com.cloud.api.commands" : "org.apache.cloudstack.api.command.user.\(job.work.packageName)"
    let machine = world.machine(job.work.machine)
    let isPending = job.outcome == .pending
    let (status, code, result) = shown(job.outcome)
    // 3.0 names the object of a job only while it runs, and after a restart; later servers always.
    let namesInstance = machine != nil && (!isOld || isPending || job.verdict == Cloud.lostByRestart)
    return [
      "accountid": (owner?.accountID).map(shown), "userid": (owner?.id).map(shown),
      "cmd": .text("\(package).\(job.work.className)"), "jobstatus": .number(status), "jobprocstatus": 0,
      "jobresultcode": .number(code), "jobresulttype": result == nil ? nil : "object", "jobresult": result,
      "jobinstancetype": namesInstance ? "VirtualMachine" : nil,
      "jobinstanceid": namesInstance ? machine.map { shown($0.id) } : nil,
      "created": .text(Dates.answer(job.created)),
      "completed": isOld ? nil : job.finished.map { .text(Dates.answer($0)) }, "jobid": shown(job.id),
    ]
  }

  private func shown(_ outcome: Job.Outcome) -> (status: Int, code: Int, result: JSON?) {
    switch outcome {
    case .pending: (0, 0, nil)
    case .succeeded(let result): (1, 0, result)
    case .failed(let refusal):
      (
        2, behaviour.jobShowsRealCode ? refusal.code : 530,
        ["errorcode": .number(refusal.code), "errortext": refusal.text.map(JSON.text)]
      )
    case .lost: (2, 530, nil)
    }
  }
}

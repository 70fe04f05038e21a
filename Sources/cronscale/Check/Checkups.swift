import CloudStack
import Platform

/// `check` for every rc file that is named, all at the same time.
struct Checkups: Sendable {
  let options: GroupOptions
  let newHostKeys: NewHostKeys
  let user: User
  let surroundings: Surroundings
  let log: Log
  let throttles = Throttles()
  /// Of one rc file; of several it shows which groups are still waited for.
  let awaited: Awaited

  /// - Throws: only where a signal came.
  func reports() throws(Failure) -> CheckReports {
    let roster: Roster
    do { roster = try Roster(options.configs, user: user) } catch {
      return .one(try checkup(.failure(error), log, newHostKeys, awaited).report())
    }
    guard roster.isMarked else {
      return .one(try checkup(.success(roster.members[0].text), log, newHostKeys, awaited).report())
    }
    return .several(try named(roster))
  }

  private func named(_ roster: Roster) throws(Failure) -> [CheckReports.Named] {
    let clashes = roster.clashes
    let first = inParallel(roster.members) { [newHostKeys] member in
      awaited.during(member.mark) {
        Result { () throws(Failure) in try report(on: member, newHostKeys == .asked ? .refused : newHostKeys) }
      }
    }
    awaited.end()
    var named: [CheckReports.Named] = []
    for (member, result) in zip(roster.members, first) {
      var report = try result.get()
      // People are asked one question at a time, and once for a host that several groups have.
      if newHostKeys == .asked, report.isAboutHostKey { report = try self.report(on: member, .asked) }
      let failures = clashes.filter { $0.files.contains(member.file) }.map { Check.rcFile.failed($0.failure) }
      if !failures.isEmpty { report.findings = failures + report.findings.filter { $0.check != .rcFile } }
      named.append(CheckReports.Named(group: member.group, rcFile: member.file, report: report))
    }
    return named
  }

  private func report(on member: Roster.Member, _ newHostKeys: NewHostKeys) throws(Failure) -> CheckReport {
    try checkup(.success(member.text), log.lines(of: member.group, mark: member.mark), newHostKeys, .unseen).report()
  }

  private func checkup(
    _ file: Result<RCText, Failure>, _ log: Log, _ newHostKeys: NewHostKeys, _ awaited: Awaited
  ) -> Checkup {
    Checkup(
      rcFile: file, stateDir: options.stateDir, newHostKeys: newHostKeys, user: user, surroundings: surroundings,
      throttles: throttles, log: log, awaited: awaited)
  }
}

extension CheckReport {
  /// Whether a person might mend something by a yes to a host key.
  fileprivate var isAboutHostKey: Bool {
    findings.contains { $0.check == .hostKey && ($0.status != nil || $0.result == .warning) }
  }
}

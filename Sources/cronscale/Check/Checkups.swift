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
    do { roster = try Roster(options.configs, user: user, isInterrupted: surroundings.isInterrupted) } catch {
      return .one(try checkup(.failure(error), log, newHostKeys, awaited).report())
    }
    guard roster.isMarked else {
      return .one(try checkup(.success(roster.members[0].text), log, newHostKeys, awaited).report())
    }
    return .several(try named(roster))
  }

  private func named(_ roster: Roster) throws(Failure) -> [CheckReports.Named] {
    let clashes = roster.clashes
    let first = inParallel(roster.members) { member in
      awaited.during(member.mark) {
        Result { () throws(Failure) in
          let log = log.lines(of: member.group, mark: member.mark)
          return try checkup(.success(member.text), log, newHostKeys == .asked ? .refused : newHostKeys, .unseen)
            .examination()
        }
      }
    }
    awaited.end()
    var person = KeyTrust(newHostKeys)
    var named: [CheckReports.Named] = []
    for (member, result) in zip(roster.members, first) {
      var examination = try result.get()
      if newHostKeys == .asked { try examination.readAgain(&person) }
      guard !surroundings.isInterrupted() else { throw Checkup.interrupted }
      var report = examination.report
      let failures = clashes.filter { $0.files.contains(member.file) }.map { Check.rcFile.failed($0.failure) }
      if !failures.isEmpty {
        report.findings = failures + report.findings.filter { $0 != Check.rcFile.ok(member.file) }
      }
      named.append(CheckReports.Named(group: member.group, rcFile: member.file, report: report))
    }
    return named
  }

  private func checkup(
    _ file: Result<RCText, Failure>, _ log: Log, _ newHostKeys: NewHostKeys, _ awaited: Awaited
  ) -> Checkup {
    Checkup(
      rcFile: file, stateDir: options.stateDir, newHostKeys: newHostKeys, user: user, surroundings: surroundings,
      throttles: throttles, log: log, awaited: awaited)
  }
}

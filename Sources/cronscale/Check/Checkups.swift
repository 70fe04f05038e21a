import CloudStack

/// `check` for every rc file that is named, all at the same time.
struct Checkups: Sendable {
  let options: GroupOptions
  let newHostKeys: NewHostKeys
  let user: User
  let surroundings: Surroundings
  let log: Log
  let throttles = Throttles()

  /// - Throws: only where a signal came.
  func reports() throws(Failure) -> CheckReports {
    let roster: Roster
    do { roster = try Roster(options.configs, user: user) } catch {
      return .one(try checkup(.failure(error), log, newHostKeys).report())
    }
    guard roster.isMarked else { return .one(try checkup(.success(roster.members[0].file), log, newHostKeys).report()) }
    return .several(try named(roster))
  }

  private func named(_ roster: Roster) throws(Failure) -> [CheckReports.Named] {
    let clashes = roster.clashes
    let first = sideBySide(roster.members) { [newHostKeys] member in
      Result { () throws(Failure) in try report(on: member, newHostKeys == .asked ? .refused : newHostKeys) }
    }
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
    try checkup(.success(member.file), log.lines(of: member.group, mark: member.mark), newHostKeys).report()
  }

  private func checkup(_ file: Result<String, Failure>, _ log: Log, _ newHostKeys: NewHostKeys) -> Checkup {
    Checkup(
      rcFile: file, stateDir: options.stateDir, newHostKeys: newHostKeys, user: user, surroundings: surroundings,
      throttles: throttles, log: log)
  }
}

extension CheckReport {
  /// Whether a person might mend something by a yes to a host key.
  fileprivate var isAboutHostKey: Bool {
    findings.contains { $0.check == .hostKey && $0.status != nil }
  }
}

import Platform
import RCFile

/// From the first question to the line for crontab.
struct Initiation {
  let interview: Interview
  let surroundings: Surroundings

  /// Every failure becomes a line and a status here.
  func perform() -> ExitStatus {
    do {
      try refuseOptions()
      var interview = interview
      let path = try interview.conduct()
      try write(interview.draft, to: path)
      interview.questioner.tell("\nWrote \(path). Checking it:\n")
      return finish(checking: path)
    } catch let failure as Failure where failure == .givenUp {
      // A host key that was accepted stays written down.
      return complain(of: Self.unfinished)
    } catch {
      return complain(of: error)
    }
  }

  static let unfinished = Failure(.unfinished, "given up; no rc file was written")

  /// Everything that is wrong, and where there is no terminal also what is missing, is told at once, before anybody is
  /// asked.
  private func refuseOptions() throws {
    let failures = (interview.questioner.isPersonThere ? [] : unanswered()) + interview.wrongOptions()
    if !failures.isEmpty { throw Refusal(failures: failures) }
  }

  private func unanswered() -> [Failure] {
    var failures: [Failure] = []
    let missing = interview.missingOptions()
    if !missing.isEmpty { failures.append(.missing(missing)) }
    if let path = interview.options.output ?? interview.user.home.map({ "\($0)/.cronscalerc" }),
      FileSystem.exists(path), !FileSystem.isFolder(path), !interview.options.force
    {
      failures.append(.isThere(path))
    }
    return failures
  }

  /// In one step, for its owner alone.
  private func write(_ draft: Draft, to path: String) throws(Failure) {
    let bytes = Array(SampleFile.text(with: draft).utf8)
    do {
      // What the questions let through, every command must read.
      _ = try Settings.decode(bytes, file: path, home: interview.user.home)
    } catch {
      throw Failure(.fault, error.message)
    }
    guard !Interruption.isRequested else { throw .givenUp }
    do {
      try FileSystem.replace(path, with: bytes)
    } catch {
      FileSystem.remove("\(path).new")
      throw Self.unwritten(path, error)
    }
  }

  /// The answers are all there, and the disk does not take them.
  static func unwritten(_ path: String, _ error: SystemError) -> Failure {
    Failure(
      .fault, "\(path) cannot be written: \(error.reason)",
      hint: error.hint(in: folder(of: path), otherwise: "--output names another file"))
  }

  /// What `cronscale check` says of it; the host key has been asked about already.
  private func check(_ path: String) -> ExitStatus {
    let checkup = Checkup(
      rcFile: .success(RCText(in: path, user: interview.user)), user: interview.user, surroundings: surroundings,
      log: .silent, awaited: .shown(surroundings))
    do {
      let report = try checkup.report()
      return max(report.status, StandardStream.standardOutput.write(report.text) ? .done : .output)
    } catch {
      return complain(of: error)
    }
  }

  private func finish(checking path: String) -> ExitStatus {
    let status = check(path)
    let line = CrontabLine(
      program: executablePath(), rcFile: path, stateFolder: StateFolder.unknownToCron(of: interview.user))
    let text = """

      \(status == .done ? "To see what a run would do:" : "When that is mended, to see what a run would do:")
        \(interview.user.sudo)\(line.command) --dry-run
      \(line.advice)

      """
    return max(status, StandardStream.standardOutput.write(text) ? .done : .output)
  }
}

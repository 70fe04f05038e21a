import ArgumentParser
import Platform

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tries everything that a run needs, changes nothing, says what is wrong and how to mend it.",
    discussion: """
      For each rc file one line a check: ok, WARN (a run works all the same), FAIL, or - where another one has to be \
      mended first. Ends with 0 where nothing failed, else with the status of the run that would meet it. At a terminal \
      it shows an unknown host key's fingerprint and asks whether to trust it; that key, accepted, is all that it ever \
      writes.
      """)

  @OptionGroup var group: GroupOptions

  @Flag(help: "One JSON object, for programs.")
  var json = false

  @Flag(help: "Trust an unknown host key, and write it down in the first known_hosts file; never a changed one.")
  var acceptHostKeys = false

  @Flag(name: .shortAndLong, help: "Also each API call and SSH step, with its time, to standard error.")
  var verbose = false

  func run() throws {
    Interruption.watch()
    let surroundings = Surroundings.real
    let log = Log(
      format: .classic, threshold: verbose ? .verbose : .trouble, showsProgress: false, now: surroundings.now,
      output: { StandardStream.standardError.write($1, patience: $2) })
    let checkups = Checkups(
      options: group,
      newHostKeys: acceptHostKeys ? .accepted : Questioner.standard.isPersonThere ? .asked : .refused, user: .current,
      surroundings: surroundings, log: log, awaited: verbose ? .unseen : .shown(surroundings))
    throw ExitCode(print(checkups).rawValue)
  }

  private func print(_ checkups: Checkups) -> ExitStatus {
    do {
      let reports = try checkups.reports()
      let isWritten = StandardStream.standardOutput.write(json ? reports.json : reports.text)
      return max(reports.status, isWritten ? .done : .output)
    } catch {
      complain(error)
      return error.status
    }
  }
}

import ArgumentParser
import Platform
import Scaling

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One run of each group: what cron starts, and what happens without a command.")

  @OptionGroup var group: GroupOptions

  @Flag(name: [.customShort("n"), .long], help: "Decide, say what would be done and why, and change nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("The log's form: classic, or json, one object a line.", valueName: "format"))
  var logFormat = Log.Format.classic

  @Flag(name: .shortAndLong, help: "Only lines that say that something was done or went wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also each API call and SSH step, with its time.")
  var verbose = false

  func validate() throws {
    guard !(quiet && verbose) else {
      throw ValidationError("--quiet and --verbose contradict each other: give one of them")
    }
  }

  func run() throws {
    Interruption.watch()
    let surroundings = Surroundings.real
    let log = Log(
      format: logFormat, threshold: verbose ? .verbose : quiet ? .news : .routine,
      showsProgress: StandardStream.standardOutput.isTerminal, now: surroundings.now)
    let invocation = Invocation(options: group, mayChange: !dryRun, log: log, surroundings: surroundings)
    let status = invocation.run()
    throw ExitCode(max(status, log.isBroken ? .output : .done).rawValue)
  }
}

extension Log.Format: ExpressibleByArgument {}

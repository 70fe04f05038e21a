import ArgumentParser
import Platform
import Scaling

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One run: what cron starts, and what happens without a command.")

  @Option(
    name: [.short, .customLong("config")],
    help: ArgumentHelp(
      "The rc file. Without it: $CRONSCALE_RC, ~/.cronscalerc, ~/.idcfrc, whichever is there first.", valueName: "file")
  )
  var configs: [String] = []

  @Flag(name: [.customShort("n"), .long], help: "Decide, say what would be done and why, and change nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("The log's form: classic, or json, one object a line.", valueName: "format"))
  var logFormat = Log.Format.classic

  @Flag(name: .shortAndLong, help: "Only lines that say that something was done or went wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also each API call and SSH step, with its time.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Where the group's memory is kept. Without it: $CRONSCALE_STATE_DIR, /var/lib/cronscale for root, else $XDG_STATE_HOME/cronscale.",
      valueName: "folder"))
  var stateDir: String?

  func validate() throws {
    guard !(quiet && verbose) else { throw ValidationError("--quiet and --verbose contradict each other.") }
    guard configs.count <= 1 else {
      throw ValidationError(
        "Several rc files in one run are not supported yet: give --config once, and cron a line for each.")
    }
  }

  func run() throws {
    Interruption.watch()
    let surroundings = Surroundings.real
    let log = Log(
      format: logFormat, threshold: verbose ? .verbose : quiet ? .news : .routine,
      showsProgress: StandardStream.standardOutput.isTerminal, now: surroundings.now)
    let status = Invocation(options: self, log: log, surroundings: surroundings).status()
    throw ExitCode(max(status, log.isBroken ? .output : .done).rawValue)
  }
}

extension Log.Format: ExpressibleByArgument {}

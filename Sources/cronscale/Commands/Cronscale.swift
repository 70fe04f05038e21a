import ArgumentParser
import Platform
import SSH

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@main
struct Cronscale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cronscale",
    abstract: "Keeps one server more or one less behind a load-balancer rule, as the load asks for it.",
    discussion: """
      Cron starts it every minute. Each run reads the load of one VM, or of several, over SSH and the members of the \
      rule over the CloudStack API, and deploys or destroys at most one VM of each group. `cronscale run --help` shows the options of a run.
      """,
    version: Version.text,
    subcommands: [Run.self, CheckCommand.self, StatusCommand.self, APICommand.self, InitCommand.self],
    defaultSubcommand: Run.self)

  /// The system's `ssh` asks this very program for the passphrase that an outer run has for it; that comes before
  /// anything else, and prints nothing but the passphrase.
  static func main() {
    StandardStream.keepPlaces()
    let process = ProcessInfo.processInfo
    if let status = answerAskpass(arguments: process.arguments, environment: process.environment) {
      Self.exit(withError: ExitCode(status))
    }
    main(nil)
  }
}

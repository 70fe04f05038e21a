import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the manual pages: those of the commands from what the program says of itself, that of the rc file from the key
/// table. What neither can know, like examples, stands in hand-written parts.
@main
struct ManualPages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual-pages", abstract: "Writes cronscale's manual pages into a folder.")

  @Option(help: "The version that the pages are of.")
  var release: String

  @Option(help: "The pages' date, as 2026-11-21.")
  var day: String

  @Option(help: "The folder of hand-written parts, each named like its page.")
  var parts: String

  @Argument(help: "What cronscale --experimental-dump-help has printed.")
  var help: String

  @Argument(help: "The folder for the pages.")
  var folder: String

  func run() throws {
    let program = try JSONDecoder().decode(HelpDump.self, from: Data(contentsOf: URL(filePath: help))).command
    for page in try pages(of: program) {
      let text = page.text(release: release, date: try Mdoc.date(day))
      try Data(text.utf8).write(to: URL(filePath: folder).appending(path: page.fileName))
    }
  }

  private func pages(of program: HelpDump.Command) throws -> [Page] {
    let commands = [program] + program.ownSubcommands
    let pages = commands.map { Page(of: $0, in: program) } + [Page.ofRCFile]
    return try pages.map { try $0.with(handwritten: handwritten(for: $0)) }
  }

  private func handwritten(for page: Page) throws -> String {
    try String(contentsOf: URL(filePath: parts).appending(path: page.fileName), encoding: .utf8)
  }
}

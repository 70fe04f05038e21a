import ArgumentParser

@testable import cronscale

extension Messages {
  /// What the argument library finds wrong it says itself; these are ours.
  static func commandLine() throws -> Chapter {
    Chapter(
      "the command line",
      [
        wrong("as few lines as possible, and as many", ["-q", "-v"]),
        wrong("a key in two ways", ["init", "--api-key", "KEY", "--api-key-file", "key"]),
      ])
  }

  private static func wrong(_ situation: String, _ arguments: [String]) -> Entry {
    do { _ = try Cronscale.parseAsRoot(arguments) } catch {
      let status = ExitStatus(rawValue: Cronscale.exitCode(for: error).rawValue) ?? .fault
      return Entry(situation, Failure(status, Cronscale.message(for: error)))
    }
    return Entry(situation, [])
  }
}

import CloudStack
import Platform
import RCFile
import Scaling

/// What a shell may offer behind `cronscale api`: commands and their parameters as the cloud last told them, and our own
/// options. Nobody is asked, no secret is fetched by a command, and any trouble offers nothing.
enum APICompletion {
  /// - Parameters:
  ///   - words: the whole line's, `cronscale` the first, as the shell splits them.
  ///   - index: of the word under the cursor.
  static func candidates(_ words: [String], at index: Int, user: User, now: Instant) -> [String] {
    let before = words.prefix(max(0, index)).drop { $0 != "api" }.dropFirst()
    let current = words.indices.contains(index) ? words[index] : ""
    let commands = commands(rcFile: config(in: Array(before)), user: user, now: now)
    guard let command = commands.first(where: { before.contains($0.name) }) else {
      return current.hasPrefix("-") ? options : commands.map(\.name).sorted()
    }
    let given = Set(before.map { $0.drop { $0 == "-" }.prefix { $0 != "=" }.lowercased() })
    let names = command.parameters.map(\.name).filter { !given.contains($0.lowercased()) }
    // Without the `=`, behind which a shell would put a space: `--name VALUE` is as good.
    return names.map { "--\($0)" } + (current.hasPrefix("-") ? options : [])
  }

  /// Without those that the generated script offers for every command.
  private static var options: [String] {
    APIOption.allCases.filter { $0 != .help && $0 != .version }.flatMap(\.spellings).filter { $0.hasPrefix("--") }
  }

  /// bash hands on `--config=FILE` in three words.
  private static func config(in words: [String]) -> String? {
    if let joined = words.last(where: { $0.hasPrefix("--config=") }) { return String(joined.dropFirst(9)) }
    guard let option = words.lastIndex(of: "--config") else { return nil }
    return words[(option + 1)...].first { $0 != "=" }
  }

  private static func commands(rcFile: String?, user: User, now: Instant) -> [CommandDescription] {
    guard let file = try? RCLocation.find(option: rcFile, user: user),
      let account = try? RCReading.account(in: file, user: user),
      let key = try? Secrets(user: user, isInterrupted: { false }).quietAPIKey(of: account),
      let cache = CommandCache(fingerprint: fingerprint(endpoint: account.endpoint, apiKey: key.reveal()), user),
      case .commands(let commands)? = cache.knowledge(at: now)
    else { return [] }
    return commands
  }
}

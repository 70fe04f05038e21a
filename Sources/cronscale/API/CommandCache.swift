import CloudStack
import Platform
import Scaling

/// What is known of the commands that one user may call.
enum CommandKnowledge: Equatable {
  case commands([CommandDescription])
  /// The cloud has no listApis, or not for this user: it judges each call itself.
  case unavailable
}

/// Keeps for a day what the cloud said of its commands. It holds nothing that could not be asked again, so a cache that
/// is damaged, or cannot be written, is none.
struct CommandCache {
  let path: String

  /// Of another form, a file counts as damaged.
  private static let version = 1
  private static let day = 86_400.0

  /// - Parameter fingerprint: of the user's view of an endpoint.
  /// - Returns: nil where the environment names no place for it.
  init?(fingerprint: String, _ user: User) {
    let base = user.environment["XDG_CACHE_HOME"].nonEmpty ?? user.home.map { "\($0)/.cache" }
    guard let base else { return nil }
    path = "\(base)/cronscale/commands-\(fingerprint).json"
  }

  /// Nil where there is none, or none of the last day by the stamp inside.
  func knowledge(at now: Instant) -> CommandKnowledge? {
    guard let bytes = try? contents(ofFile: path), let file = JSON(reading: bytes),
      file["version"]?.integer == Self.version, let stamp = file["fetched"]?.integer,
      (0..<Self.day).contains(now.seconds - Double(stamp))
    else { return nil }
    guard case .array(let commands)? = file["commands"] else { return .unavailable }
    return .commands(commands.compactMap(CommandDescription.init))
  }

  func keep(_ knowledge: CommandKnowledge, at now: Instant) {
    var file: [String: JSON] = [
      "version": .number(String(Self.version)), "fetched": .number(String(Int(now.seconds.rounded(.down)))),
    ]
    if case .commands(let commands) = knowledge { file["commands"] = .array(commands.map(\.json)) }
    guard let slash = path.lastIndex(of: "/") else { return }
    // See above: nothing is lost where either fails.
    try? FileSystem.makeFolder(String(path[..<slash]))
    try? FileSystem.replace(path, with: Array(JSON.object(file).compact.utf8))
  }
}

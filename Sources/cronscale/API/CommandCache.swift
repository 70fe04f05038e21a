import CloudStack
import Platform
import Scaling

/// What is known of the commands that one user may call.
enum CommandKnowledge: Equatable {
  case commands([CommandDescription])
  /// The cloud has no listApis, or not for this user: it judges each call itself.
  case unavailable
}

/// Keeps, usually for a day, what the cloud said of its commands. It holds nothing that could not be asked again, so a cache that
/// is damaged, or cannot be written, is none.
struct CommandCache {
  let path: String

  /// Of another form, a file counts as damaged.
  private static let version = 2

  /// How long something is kept, in seconds.
  enum Duration: Int {
    case minutes = 300
    case day = 86_400
  }

  /// - Parameter fingerprint: of the user's view of an endpoint.
  /// - Returns: nil where the environment names no place for it.
  init?(fingerprint: String, _ user: User) {
    // The XDG specification has a relative path ignored.
    let named = user.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let base = named ?? user.home.map { "\($0)/.cache" }
    guard let base else { return nil }
    path = "\(base)/cronscale/commands-\(fingerprint).json"
  }

  /// Nil where there is none, or one whose time, by the stamp inside, is over.
  func knowledge(at now: Instant) -> CommandKnowledge? {
    guard let bytes = try? contents(ofFile: path), let file = JSON(reading: bytes),
      file["version"]?.integer == Self.version, let stamp = file["fetched"]?.integer,
      let duration = file["lasts"]?.integer.flatMap(Duration.init),
      (0..<Double(duration.rawValue)).contains(now.seconds - Double(stamp))
    else { return nil }
    guard case .array(let commands)? = file["commands"] else { return .unavailable }
    return .commands(commands.compactMap(CommandDescription.init))
  }

  func keep(_ knowledge: CommandKnowledge, at now: Instant, for duration: Duration = .day) {
    var file: [String: JSON] = [
      "version": .number(String(Self.version)), "fetched": .number(String(Int(now.seconds.rounded(.down)))),
      "lasts": .number(String(duration.rawValue)),
    ]
    if case .commands(let commands) = knowledge { file["commands"] = .array(commands.map(\.json)) }
    guard let slash = path.lastIndex(of: "/") else { return }
    // See above: nothing is lost where either fails.
    try? FileSystem.makeFolder(String(path[..<slash]))
    let draft = "\(path).\(processID())"
    do { try FileSystem.replace(path, with: Array(JSON.object(file).compact.utf8), draft: draft) } catch {
      FileSystem.remove(draft)
    }
  }
}

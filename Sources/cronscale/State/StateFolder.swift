import Platform

/// Where a group's state file and lock live.
struct StateFolder: Equatable {
  let path: String

  init(path: String) {
    self.path = path
  }

  /// Root's, and that of the user whom an installation has given it to for the runs that cron or systemd starts.
  static let system = "/var/lib/cronscale"

  /// `--state-dir`, `$CRONSCALE_STATE_DIR`, the system's folder for those whose it is, else the user's own.
  init(option: String?, environment: [String: String], home: String?, ownsSystemFolder: Bool) throws(Failure) {
    if let chosen = option ?? environment["CRONSCALE_STATE_DIR"].nonEmpty {
      path = chosen
    } else if ownsSystemFolder {
      path = Self.system
    } else if let base = environment["XDG_STATE_HOME"].nonEmpty ?? home.map({ "\($0)/.local/state" }) {
      path = "\(base)/cronscale"
    } else {
      throw Failure(
        .configuration, "no folder for the state: neither HOME nor XDG_STATE_HOME is set",
        hint: "name one with --state-dir or CRONSCALE_STATE_DIR")
    }
  }

  /// Makes the folder where it is missing, for this user alone.
  func make() throws(Failure) {
    do { try FileSystem.makeFolder(path) } catch { throw unmade(error) }
  }

  func unmade(_ error: SystemError) -> Failure {
    let line = #"sudo install -d -m 700 -o "$(id -un)""#
    let usual = "make it for this user: \(line) \(path); or choose another by --state-dir"
    return Failure(
      .fault, "state folder \(path): \(error.reason)", hint: error.hint(in: path, otherwise: usual))
  }

  func stateFile(of group: String) -> String { "\(path)/\(group).json" }

  func lockFile(of group: String) -> String { "\(path)/\(group).lock" }
}

extension User {
  /// Whether groups that this user runs are remembered in the system's folder.
  var ownsSystemState: Bool { isRoot || FileSystem.owner(of: StateFolder.system) == id }
}

/// The folder that a file is in.
func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
}

extension String? {
  /// An empty environment variable counts as none.
  var nonEmpty: String? {
    flatMap { $0.isEmpty ? nil : $0 }
  }
}

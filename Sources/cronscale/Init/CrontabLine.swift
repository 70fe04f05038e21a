import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The line that has cron start the program each minute with this rc file.
struct CrontabLine {
  /// Absolute.
  let program: String
  let rcFile: String
  /// Absolute; nil where cron's run finds the same one without being told.
  var stateFolder: String?

  /// What there is to do for it.
  var advice: String {
    // The line of the packages, see `packaging/system`, runs what is there.
    if folder(of: rcFile) == "/etc/cronscale/groups", FileSystem.exists("/etc/cron.d/cronscale") {
      return "Cron does it each minute once the # is gone from the last line of /etc/cron.d/cronscale."
    }
    return "To have cron do it each minute: crontab -e, with this line:\n\(text)"
  }

  /// In crontab(5) a `%` ends the command unless it is escaped.
  var text: String { "* * * * * \(command) >> ~/cronscale.log 2>&1".replacing("%", with: "\\%") }

  /// For a shell.
  var command: String {
    let words = [program, "-c", rcFile] + (stateFolder.map { ["--state-dir", $0] } ?? [])
    return words.map(\.forShell).joined(separator: " ")
  }
}

extension StateFolder {
  /// The folder that this user's variables name, where cron, which has hardly any of them, would take another; else nil.
  static func unknownToCron(of user: User) -> String? {
    func folder(_ environment: [String: String]) -> String? {
      try? StateFolder(option: nil, environment: environment, home: user.home, ownsSystemFolder: user.ownsSystemState)
        .path
    }
    guard let path = folder(user.environment), path != folder([:]) else { return nil }
    return path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }
}

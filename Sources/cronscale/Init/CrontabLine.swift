/// The line that has cron start the program each minute with this rc file.
struct CrontabLine {
  /// Absolute.
  let program: String
  let rcFile: String

  /// In crontab(5) a `%` ends the command unless it is escaped.
  var text: String { "* * * * * \(command) >> ~/cronscale.log 2>&1".replacing("%", with: "\\%") }

  /// For a shell.
  var command: String { "\(program.forShell) -c \(rcFile.forShell)" }
}

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

extension String {
  /// As one word of a shell's line, in quotation marks only where it needs them.
  var forShell: String {
    let plain = unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789/._-+:@%".unicodeScalars.contains($0))
    }
    return plain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}

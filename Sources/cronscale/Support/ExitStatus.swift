/// What the process tells cron or a script, after sysexits(3); where several apply, the highest.
enum ExitStatus: Int32, Comparable {
  /// Done, or nothing to do, or another run holds the group.
  case done = 0
  case usage = 64
  /// The monitored VM answered with something that is no load.
  case loadNotUnderstood = 65
  /// SSH or the API could not be reached, or a job failed.
  case unavailable = 69
  /// A fault of cronscale itself, or of the machine that it runs on.
  case fault = 70
  /// Standard output could not be written; what was to be done was done all the same.
  case output = 74
  /// The next run goes on.
  case unfinished = 75
  /// A host key, a login, an API key or a file's permissions.
  case refused = 77
  /// The rc file is wrong, or names what is not there.
  case configuration = 78

  static func < (a: ExitStatus, b: ExitStatus) -> Bool {
    a.rawValue < b.rawValue
  }
}

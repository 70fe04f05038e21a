import Platform

/// Which rc file a run reads.
enum RCLocation {
  static func find(option: String?, user: User) throws(Failure) -> String {
    if let chosen = option ?? user.environment["CRONSCALE_RC"].nonEmpty {
      guard !FileSystem.isFolder(chosen) else {
        throw Failure(
          .usage, "\(chosen) is a folder; several rc files in one run are not supported yet",
          hint: "give --config one file, and cron a line for each")
      }
      return chosen
    }
    guard let found = usual(of: user) else {
      throw Failure(
        .configuration,
        "no rc file: --config and CRONSCALE_RC are not given, and there is no ~/.cronscalerc or ~/.idcfrc",
        hint: """
          cronscale init asks for what it needs and writes one; \
          or fill in a copy: install -m 600 sample.rc ~/.cronscalerc
          """)
    }
    return found
  }

  /// The file as a command that is to be typed must name it; nil where that command finds it by itself.
  static func option(for file: String, user: User) -> String? {
    user.environment["CRONSCALE_RC"].nonEmpty == nil && usual(of: user) == file ? nil : file
  }

  private static func usual(of user: User) -> String? {
    user.home.flatMap { home in [".cronscalerc", ".idcfrc"].map { "\(home)/\($0)" }.first(where: FileSystem.exists) }
  }
}

import Platform

/// Which rc files a command reads.
enum RCLocation {
  /// The one of a command that is about one account.
  static func find(option: String?, user: User) throws(Failure) -> String {
    let chosen = try chosen([option].compactMap { $0 }, user)[0]
    guard !FileSystem.isFolder(chosen) else {
      throw Failure(
        .usage, "\(chosen) is a folder, and this command takes one rc file", hint: "name one of those in it by --config"
      )
    }
    return chosen
  }

  /// All that are named, in that order, and for a folder every `*.rc` in it by name.
  static func all(options: [String], user: User) throws(Failure) -> [String] {
    var files: [String] = []
    for path in try chosen(options, user) { files += FileSystem.isFolder(path) ? try rcFiles(in: path) : [path] }
    try refuseRepetition(files)
    return files
  }

  /// Whether there may be several groups, so that each line must say whose it is; a folder with one file is about to
  /// have two.
  static func areSeveral(options: [String], user: User) throws(Failure) -> Bool {
    let paths = try chosen(options, user)
    return paths.count > 1 || FileSystem.isFolder(paths[0])
  }

  /// As they are named; one at least.
  private static func chosen(_ options: [String], _ user: User) throws(Failure) -> [String] {
    guard options.isEmpty else { return options }
    if let path = user.environment["CRONSCALE_RC"].nonEmpty { return [path] }
    guard let found = usual(of: user) else {
      throw Failure(
        .configuration,
        "no rc file: --config and CRONSCALE_RC are not given, and there is no ~/.cronscalerc or ~/.idcfrc",
        hint: """
          cronscale init asks for what it needs and writes one; \
          or fill in a copy: install -m 600 sample.rc ~/.cronscalerc
          """)
    }
    return [found]
  }

  private static func rcFiles(in folder: String) throws(Failure) -> [String] {
    let names: [String]
    do { names = try FileSystem.names(inFolder: folder) } catch {
      throw Failure(.configuration, "folder of rc files \(folder): \(error.reason)")
    }
    let files = names.filter { $0.hasSuffix(".rc") && !$0.hasPrefix(".") }.sorted()
    guard !files.isEmpty else {
      throw Failure(
        .configuration, "folder of rc files \(folder): there is no file in it whose name ends in .rc",
        hint: "give each group a file there, like \(folder)/web.rc")
    }
    return files.map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  /// Two runs of one group at once would be one too many. A path that leads nowhere is told when it is read.
  private static func refuseRepetition(_ files: [String]) throws(Failure) {
    var known: [FileIdentity: String] = [:]
    for file in files {
      guard let identity = try? FileIdentity(at: file, followsLink: true) else { continue }
      if let other = known[identity] {
        throw Failure(
          .configuration, "\(other) and \(file) are one rc file: nothing is done for any group until that is mended",
          hint: "name it once")
      }
      known[identity] = file
    }
  }

  /// The file as a command that is to be typed must name it; nil where that command finds it by itself.
  static func option(for file: String, user: User) -> String? {
    user.environment["CRONSCALE_RC"].nonEmpty == nil && usual(of: user) == file ? nil : file
  }

  private static func usual(of user: User) -> String? {
    user.home.flatMap { home in [".cronscalerc", ".idcfrc"].map { "\(home)/\($0)" }.first(where: FileSystem.exists) }
  }
}

import Platform

/// Which rc files a command reads.
enum RCLocation {
  /// The one of a command that is about one account.
  static func find(option: String?, user: User) throws(Failure) -> String {
    let chosen = try places(options: [option].compactMap { $0 }, user: user)[0]
    guard !FileSystem.isFolder(chosen) else {
      throw Failure(
        .usage, "\(chosen) is a folder, and this command takes one rc file", hint: "name one of those in it by --config"
      )
    }
    return chosen
  }

  /// Files and folders, as they are named; one at least.
  static func places(options: [String], user: User) throws(Failure) -> [String] {
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

  /// The place itself; for a folder every `*.rc` in it, by name.
  static func files(at place: String) throws(Failure) -> [String] {
    FileSystem.isFolder(place) ? try rcFiles(in: place) : [place]
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

  /// The file as a command that is to be typed must name it; nil where that command finds it by itself.
  static func option(for file: String, user: User) -> String? {
    user.environment["CRONSCALE_RC"].nonEmpty == nil && usual(of: user) == file ? nil : file
  }

  private static func usual(of user: User) -> String? {
    user.home.flatMap { home in [".cronscalerc", ".idcfrc"].map { "\(home)/\($0)" }.first(where: FileSystem.exists) }
  }
}

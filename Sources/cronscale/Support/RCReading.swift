import Platform
import RCFile

/// Several failures at once, each of which has its own line.
struct Refusal: Error {
  var failures: [Failure]
}

/// From an rc file's path to settings whose files are there.
enum RCReading {
  static func settings(in file: String, user: User) throws -> Settings {
    try Privacy.check(file, as: "rc file", user: user)
    let bytes: [UInt8]
    do { bytes = try contents(ofFile: file) } catch {
      throw Failure(.configuration, "rc file \(file): \(error.reason)")
    }
    let settings: Settings
    do { settings = try Settings.decode(bytes, file: file, home: user.home) } catch {
      throw Refusal(failures: error.all.map { Failure(.configuration, $0.statement, hint: $0.hint) })
    }
    try check(filesOf: settings, in: file)
    return settings
  }

  /// Refuses names of files that are not there, all at once.
  private static func check(filesOf settings: Settings, in file: String) throws(Refusal) {
    let named: [(key: String, path: String?)] = [
      ("[account] ca_file", settings.account.caFile),
      ("[monitoring] private_key_path", settings.monitoring.privateKeyPath),
      ("[launch_config] userdata_file", settings.launch.userdataFile),
    ]
    let failures = named.compactMap { key, path -> Failure? in
      guard let path, !FileSystem.isReadable(path) else { return nil }
      return Failure(.configuration, "\(file): \(key): there is no file \(path) that this user can read")
    }
    if !failures.isEmpty { throw Refusal(failures: failures) }
  }
}

import Platform
import RCFile

/// Several failures at once, each of which has its own line.
struct Refusal: Error {
  var failures: [Failure]

  init(failures: [Failure]) {
    self.failures = failures
  }

  /// What any error of a run is to its reader.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let failure as Failure: failures = [failure]
    default: failures = [Failure(.fault, "\(error)")]
    }
  }

  /// The highest of them.
  var status: ExitStatus { failures.map(\.status).max() ?? .fault }
}

/// From an rc file's text to settings whose files are there.
enum RCReading {
  static func settings(of text: RCText, home: String?) throws -> Settings {
    let settings = try decoded(text) { bytes throws(Problems) in
      try Settings.decode(bytes, file: text.path, home: home)
    }
    try check(filesOf: settings, in: text.path)
    return settings
  }

  /// What a file says whose settings cannot be used as a whole; nil where its text is not there.
  static func remains(of text: RCText, home: String?) -> Settings? {
    (try? text.bytes.get()).map { Settings.remains(of: $0, file: text.path, home: home) }
  }

  /// Only what a call of the API needs; the other sections may be missing or wrong.
  static func account(in file: String, user: User) throws -> Settings.Account {
    let account = try decoded(RCText(in: file, user: user)) { bytes throws(Problems) in
      try Settings.Account.decode(bytes, file: file, home: user.home)
    }
    try check(files(of: account), in: file)
    return account
  }

  private static func decoded<Value>(
    _ text: RCText, _ decode: ([UInt8]) throws(Problems) -> Value
  ) throws -> Value {
    if let exposure = text.exposure { throw exposure }
    let bytes = try text.bytes.get()
    do { return try decode(bytes) } catch {
      throw Refusal(failures: error.all.map { Failure(.configuration, $0.statement, hint: $0.hint) })
    }
  }

  typealias NamedFile = (key: String, path: String?)

  private static func files(of account: Settings.Account) -> [NamedFile] {
    [
      ("[account] api_key_file", account.apiKey.path), ("[account] secret_key_file", account.secretKey.path),
      caFile(of: account),
    ]
  }

  static func caFile(of account: Settings.Account) -> NamedFile { ("[account] ca_file", account.caFile) }

  /// Refuses names of files that are not there, all at once.
  private static func check(filesOf settings: Settings, in file: String) throws(Refusal) {
    let passphrase = ("[monitoring] pass_phrase_file", settings.monitoring.passPhrase?.path)
    try check(files(of: settings.account) + [privateKey(of: settings), passphrase, userdata(of: settings)], in: file)
  }

  static func privateKey(of settings: Settings) -> NamedFile {
    ("[monitoring] private_key_path", settings.monitoring.privateKeyPath)
  }

  static func userdata(of settings: Settings) -> NamedFile {
    ("[launch_config] userdata_file", settings.launch.userdataFile)
  }

  private static func check(_ named: [NamedFile], in file: String) throws(Refusal) {
    let failures = named.compactMap { absence(of: $0, in: file) }
    if !failures.isEmpty { throw Refusal(failures: failures) }
  }

  /// What there is to say of a file that is named and not there; nil where all is well.
  static func absence(of named: NamedFile, in file: String) -> Failure? {
    guard let path = named.path, !FileSystem.isReadable(path) else { return nil }
    // What systemd hands to a unit lies in a folder that has its name; see systemd.exec(5), Credentials.
    let parts = path.split(separator: "/").map(String.init)
    let hint =
      parts.count == 4 && path.hasPrefix("/run/credentials/")
      ? "only a run that systemd starts can read it: systemctl start \(parts[2].forShell)"
      : "correct the path, or let this user read it: ls -l \(path)"
    return Failure(
      .configuration, "\(file): \(named.key): there is no file \(path) that this user can read", hint: hint)
  }
}

extension SecretSource {
  /// The file that it is in; nil where it is in none of its own.
  fileprivate var path: String? {
    if case .file(let path) = self { path } else { nil }
  }
}

import Platform
import RCFile

/// The secrets of one group, fetched from where the rc file says they are.
struct Secrets {
  let apiKey: Secret
  let secretKey: Secret
  let passphrase: Secret?

  /// Seconds for a command that fetches a secret.
  private static let commandTimeout = 30.0

  init(_ settings: Settings, _ user: User, isInterrupted: @escaping @Sendable () -> Bool) throws(Failure) {
    func fetch(_ source: SecretSource, _ key: String) throws(Failure) -> Secret {
      switch source {
      case .inline(let secret):
        return secret
      case .file(let path):
        try Privacy.check(path, as: "\(key)_file", user: user)
        return try Self.firstLine(of: path, "\(key)_file")
      case .command(let command):
        let limits = Limits(deadline: Deadline(in: Self.commandTimeout), isInterrupted: isInterrupted)
        do {
          return Secret(try Platform.firstLine(ofShellCommand: command, environment: user.environment, within: limits))
        } catch {
          if isInterrupted() { throw .interrupted }
          throw Failure(
            .configuration, "\(key)_command: \(error.message)",
            hint: "run it by hand, as cron would: with few variables set")
        }
      }
    }
    apiKey = try fetch(settings.account.apiKey, "[account] api_key")
    secretKey = try fetch(settings.account.secretKey, "[account] secret_key")
    passphrase = try settings.monitoring.passPhrase.map { source throws(Failure) in
      try fetch(source, "[monitoring] pass_phrase")
    }
  }

  private static func firstLine(of path: String, _ key: String) throws(Failure) -> Secret {
    let bytes: [UInt8]
    do { bytes = try contents(ofFile: path, limit: 65536) } catch {
      throw Failure(.configuration, "\(key) \(path): \(error.reason)")
    }
    // Not `split` on characters: a carriage return and a line feed are one of those.
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else { throw Failure(.configuration, "\(key) \(path): its first line is empty") }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}

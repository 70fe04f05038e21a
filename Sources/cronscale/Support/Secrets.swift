import CloudStack
import Platform
import RCFile

/// Fetches secrets from where an rc file says they are.
struct Secrets {
  let user: User
  let isInterrupted: @Sendable () -> Bool

  /// Seconds for a command that fetches a secret.
  private static let commandTimeout = 30.0

  func credentials(of account: Settings.Account) throws(Failure) -> Credentials {
    let apiKey = try fetch(account.apiKey, "[account] api_key")
    let secretKey = try fetch(account.secretKey, "[account] secret_key")
    return Credentials(apiKey: apiKey.reveal(), secretKey: secretKey.reveal())
  }

  /// The API key where it can be had without running anything; for completion, which must not ask for a passphrase.
  func quietAPIKey(of account: Settings.Account) throws(Failure) -> Secret? {
    guard case .command = account.apiKey else { return try fetch(account.apiKey, "[account] api_key") }
    return nil
  }

  /// Nil where the private key needs none.
  func passphrase(of monitoring: Settings.Monitoring) throws(Failure) -> Secret? {
    guard let source = monitoring.passPhrase else { return nil }
    return try fetch(source, "[monitoring] pass_phrase")
  }

  private func fetch(_ source: SecretSource, _ key: String) throws(Failure) -> Secret {
    switch source {
    case .inline(let secret):
      return secret
    case .file(let path):
      return try firstLine(of: path, "\(key)_file")
    case .command(let command):
      return try firstLine(ofCommand: command, "\(key)_command")
    }
  }

  private func firstLine(ofCommand command: String, _ key: String) throws(Failure) -> Secret {
    let limits = Limits(deadline: Deadline(in: Self.commandTimeout), isInterrupted: isInterrupted)
    do {
      return Secret(try Platform.firstLine(ofShellCommand: command, environment: user.environment, within: limits))
    } catch {
      if isInterrupted() { throw .interrupted }
      throw .noSecret(from: key, error)
    }
  }

  private func firstLine(of path: String, _ key: String) throws(Failure) -> Secret {
    let (file, exposure) = try Privacy.read(path, limit: 65536, as: key, user: user)
    if let exposure { throw exposure }
    // Not `split` on characters: a carriage return and a line feed are one of those.
    let line = file.bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else {
      throw Failure(
        .configuration, "\(key) \(path): its first line is empty", hint: "write the secret into its first line")
    }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}

extension Failure {
  static func noSecret(from key: String, _ error: ShellCommandError) -> Failure {
    Failure(
      .configuration, "\(key): \(error.message)",
      hint: "try it by hand, with few variables as under cron: env -i HOME=\"$HOME\" PATH=/usr/bin:/bin sh -c 'COMMAND'"
    )
  }
}

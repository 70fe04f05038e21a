import CloudStack
import Platform
import RCFile

/// The secrets that the rc file names, and what is wrong with them.
struct SecretsExamination: Sendable {
  let credentials: Reading<Credentials>
  /// Nil in it: the private key has none.
  let passphrase: Reading<Secret?>
  let findings: [Finding]

  init(_ file: RCFileExamination, _ secrets: Secrets) {
    let (account, settings) = (file.account, file.settings)
    // Commands may take their time: side by side.
    let keys = Job { Self.fetch(account) { account throws(Failure) in try secrets.credentials(of: account) } }
    let phrase = Self.fetch(settings) { settings throws(Failure) in try secrets.passphrase(of: settings.monitoring) }
    let key = keys.join()
    (credentials, passphrase) = (key.reading, phrase.reading)
    let failures = [key.failure, phrase.failure].compactMap { $0 }
    let well = file.account == nil ? Check.secrets.notChecked(until: .rcFile) : Check.secrets.ok("all can be read")
    findings = failures.isEmpty ? [well] : failures.map { Check.secrets.failed($0) }
  }

  private static func fetch<Source, Value>(
    _ source: Source?, _ fetch: (Source) throws(Failure) -> Value
  ) -> (reading: Reading<Value>, failure: Failure?) {
    guard let source else { return (.pointless(until: .rcFile), nil) }
    do { return (.read(try fetch(source)), nil) } catch { return (.pointless(until: .secrets), error) }
  }
}

import CloudStack
import RCFile

/// The secrets that the rc file names, and what is wrong with them.
struct SecretsExamination: Sendable {
  let credentials: Reading<Credentials>
  /// Nil in it: the private key has none.
  let passphrase: Reading<Secret?>
  let findings: [Finding]

  init(_ file: RCFileExamination, _ secrets: Secrets) {
    var failures: [Failure] = []
    credentials = Self.fetch(file.account, &failures) { account throws(Failure) in
      try secrets.credentials(of: account)
    }
    passphrase = Self.fetch(file.settings, &failures) { settings throws(Failure) in
      try secrets.passphrase(of: settings.monitoring)
    }
    let well = file.account == nil ? Check.secrets.notChecked(until: .rcFile) : Check.secrets.ok("all can be read")
    findings = failures.isEmpty ? [well] : failures.map { Check.secrets.failed($0) }
  }

  private static func fetch<Source, Value>(
    _ source: Source?, _ failures: inout [Failure], _ fetch: (Source) throws(Failure) -> Value
  ) -> Reading<Value> {
    guard let source else { return .pointless(until: .rcFile) }
    do {
      return .read(try fetch(source))
    } catch {
      failures.append(error)
      return .pointless(until: .secrets)
    }
  }
}

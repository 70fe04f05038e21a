import CloudStack
import RCFile
import Scaling

extension Client {
  /// The API of an rc file's account.
  convenience init(_ account: Settings.Account, _ credentials: Credentials, _ environment: ClientEnvironment) {
    self.init(
      endpoint: account.endpoint, credentials: credentials, timeout: account.timeout, expires: account.expires,
      caFile: account.caFile, environment: environment)
  }
}

extension ClientEnvironment {
  init(_ surroundings: Surroundings, trace: @escaping @Sendable (RequestTrace) -> Void) {
    self.init(
      now: { surroundings.now().seconds }, sleep: surroundings.sleep, isInterrupted: surroundings.isInterrupted,
      trace: trace)
  }
}

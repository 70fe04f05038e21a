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
  /// - Parameter throttle: that of the account, where other clients have it too.
  init(
    _ surroundings: Surroundings, throttle: Throttle = Throttle(), trace: @escaping @Sendable (RequestTrace) -> Void
  ) {
    self.init(
      now: { surroundings.now().seconds }, uptime: surroundings.uptime, sleep: surroundings.sleep,
      isInterrupted: surroundings.isInterrupted, throttle: throttle, trace: trace)
  }
}

import CloudStack
import Platform
import RCFile
import SSH

extension Interview.Effects {
  static func real(user: User, surroundings: Surroundings) -> Interview.Effects {
    let secrets = Secrets(user: user, isInterrupted: surroundings.isInterrupted)
    return Interview.Effects(
      client: { account throws(Failure) in
        Client(account, try secrets.credentials(of: account), ClientEnvironment(surroundings, trace: { _ in }))
      },
      logIn: { monitoring, accepted throws(Failure) in
        // It tells nothing of its steps: a person waits for the result.
        let log = Log(format: .classic, threshold: .trouble, showsProgress: false, now: surroundings.now)
        var host = try MonitoredHost(monitoring, secrets, isInterrupted: surroundings.isInterrupted, log: log)
        host.destination.acceptedHostKey = accepted
        return host.read()
      })
  }
}

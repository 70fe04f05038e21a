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
      logIn: { monitoring, name, trusts throws(Failure) in
        let host = MonitoredHost(
          monitoring, passphrase: try secrets.passphrase(of: monitoring), user: user, mayWriteKnownHosts: false,
          isInterrupted: surroundings.isInterrupted, log: .silent)
        return try HostReader(host: host.at(name)).load(trusts)
      })
  }
}

extension HostReader {
  fileprivate func load(_ trusts: Interview.Effects.HostKeyJudge) throws(Failure) -> Interview.Login {
    var snapshot = read()
    if let key = unknownKey(in: snapshot), try trusts(key) { snapshot = read(accepting: key, after: snapshot) }
    if snapshot.trouble?.kind == .passphrase { return .wrongPassphrase }
    switch snapshot.outcome {
    case .success(let load): return .load(load)
    case .failure(let failure): return .failed(failure)
    }
  }
}

extension Log {
  /// For a person who waits for the result, and wants to hear of no step on the way.
  static let silent = Log(
    format: .classic, threshold: .trouble, showsProgress: false, now: Surroundings.real.now, output: { _, _, _ in true }
  )
}

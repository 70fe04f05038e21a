import RCFile
import Scaling

extension GroupEvidence {
  /// So many logins with a key that must be decrypted a small machine can do well within the usual time-out: bcrypt takes a
  /// quarter of a second of a processor for each (ssh-keygen(1), -a).
  private static let decryptable = 8

  /// That the time-out may be used up by decrypting the private key, once for each host.
  var costlyLogins: [Finding] {
    let monitoring = settings.monitoring
    let hasAgent = monitoring.transport == .ssh && monitoring.passPhrase == nil
    guard disk.hasEncryptedKey, !hasAgent, hostCount > Self.decryptable else { return [] }
    return [
      Check.login.warning(
        "private key \(monitoring.privateKeyPath) has a passphrase, which costs a quarter of a second of a processor "
          + "at each of \(hostCount) logins",
        mend: "use a key without one, in a file that only this user reads (chmod 600); or transport = ssh in "
          + "[monitoring], with an agent and without pass_phrase")
    ]
  }

  /// How many may have to be asked.
  private var hostCount: Int {
    switch settings.monitoring.hosts {
    case .named(let named): named.count
    case .members: settings.policy.maxSize
    }
  }
}

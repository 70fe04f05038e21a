import RCFile
import Scaling

/// Reads the file with and without a home folder, and words all that is wrong in it.
func takeRCFile(_ bytes: [UInt8]) {
  do throws(Problems) {
    let settings = try Settings.decode(bytes, file: "folder/web.rc", home: "/home/ann")
    use(settings)
  } catch {
    precondition(!error.all.isEmpty && !error.message.isEmpty, "a refusal without a reason")
  }
  // The account section alone goes the same way; not every input has to.
  guard bytes.count.isMultiple(of: 8) else { return }
  do throws(Problems) { _ = try Settings.Account.decode(bytes, file: "web.rc", home: nil) } catch {
    precondition(!error.message.isEmpty, "a refusal without a reason")
  }
}

/// What is believed keeps what the key table promises to everything that calculates with it.
private func use(_ settings: Settings) {
  let policy = settings.policy
  precondition(1 <= policy.minSize && policy.minSize <= policy.maxSize, "sizes")
  precondition(policy.scaleIn.threshold < policy.scaleOut.threshold, "thresholds")
  precondition(policy.scaleIn.periods >= 1 && policy.scaleOut.periods >= 1, "periods")
  let seconds = [
    policy.scaleIn.cooldown, policy.scaleOut.cooldown, policy.drain, settings.account.timeout,
    settings.monitoring.timeout, settings.launch.readyTimeout, settings.group.jobTimeout, settings.group.jobPoll,
  ]
  precondition(seconds.allSatisfy { (0...1e9).contains($0) }, "seconds")
  precondition(settings.group.rules.count == 1 && !settings.group.name.contains("/"), "group")
  precondition(settings.launch.parameters.count >= 3, "launch")
}

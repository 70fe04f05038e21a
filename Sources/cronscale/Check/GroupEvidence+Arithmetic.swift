import RCFile
import Scaling

/// What the numbers of the rc file come to.
extension GroupEvidence {
  /// With one VM less the others have its share: at the smallest size that weighs most.
  var thresholds: Finding {
    let (policy, size) = (settings.policy, Double(settings.policy.minSize))
    let (out, `in`) = (policy.scaleOut.threshold, policy.scaleIn.threshold)
    let after = `in` * (size + 1) / size
    guard after >= out else {
      return Check.thresholds.ok("scale out above \(text(out)), in below \(text(`in`))")
    }
    return Check.thresholds.warning(
      "a load just below \(text(`in`)) on \(policy.minSize + 1) VMs is \(text(after.inHundredths)) on \(policy.minSize), "
        + "not below \(text(out)): the VM would come back at once",
      mend: "set threshold in [scaling_policy_in] below \(text((out * size / (size + 1)).inHundredths))")
  }

  var cooldown: Finding {
    let policy = settings.policy
    let (out, `in`) = (policy.scaleOut.cooldown, policy.scaleIn.cooldown)
    let found = "out \(seconds(out)), in \(seconds(`in`))"
    // A state file may say anything; what lasted for years is no launch.
    guard let taken = memory?.lastLaunchDuration, (0...1e8).contains(taken) else {
      return Check.cooldown.ok("\(found); no launch is remembered yet")
    }
    let short = [("scaling_policy_out", out), ("scaling_policy_in", `in`)].filter { $0.1 < taken }.map { "[\($0.0)]" }
    guard !short.isEmpty else { return Check.cooldown.ok("\(found); the last launch took \(seconds(taken))") }
    return Check.cooldown.warning(
      "\(found): shorter than the last launch took, \(seconds(taken)); its effect would not be seen yet",
      mend: "set cooldown in \(short.joined(separator: " and ")) to \(Int((taken / 10).rounded(.up)) * 10)")
  }

  /// A run waits for it, and has the group meanwhile.
  var drain: Finding {
    let drain = settings.policy.drain
    guard drain > 60 else { return Check.drain.ok(seconds(drain)) }
    return Check.drain.warning(
      "\(seconds(drain)): cron starts a run each minute, and those that come meanwhile stand back",
      mend: "set drain in [scaling_policy_in] to 60 or less, if connections end by then")
  }
}

extension Double {
  fileprivate var inHundredths: Double { (self * 100).rounded() / 100 }
}

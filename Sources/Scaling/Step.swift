/// What is to be done next for an operation.
package enum Step: Equatable, Sendable {
  /// The cloud is to be asked for a change; the intent is already part of the operation.
  case change(Change)
  /// Something was learned: look again, at what matters now.
  case look
  /// Nothing can be done for so many seconds but look again.
  case wait(seconds: Double, for: Waiting)
  /// This run can do no more; the next one goes on.
  case pause(String)
  case end(Ending)
}

/// A change that the cloud is asked for. Nothing else that cronscale does has an effect there.
package enum Change: Equatable, Sendable {
  /// `until`: the time of the cloud's own clock until which the request may be taken up. It is on disk before the
  /// request is made, so that a later run knows it too.
  case deploy(name: String, until: Instant)
  case register(machineID: String, rule: String)
  case unregister(machineID: String, rule: String)
  case destroy(machineID: String, expunge: Bool)
}

/// What an operation waits for.
package enum Waiting: Equatable, Sendable {
  case job(String)
  /// A deploy without an answer may still make the VM.
  case appearance
  case state(MachineState)
  /// The VM should be listed and is not.
  case listing
  case readiness
  case rule(String)
  case drain
}

/// How an operation ended.
package enum Ending: Equatable, Sendable {
  /// The VM is a member of every rule.
  case launched
  /// The VM is gone, and no rule lists it.
  case removed
  /// No VM is left of the launch.
  case launchFailed(String)
  /// The VM that was to go stays, as it was.
  case kept(String)
  /// The rules that did not list the VM do so now.
  case repaired
  /// They still do not, or not for the load balancer; a later run tries again.
  case repairFailed(String)
  /// The VM is no longer to be brought into any rule.
  case repairNeedless(String)
}

/// What came of a change that the cloud was asked for.
package enum Outcome: Equatable, Sendable {
  /// The answer's ids; a deploy's answer names the machine.
  case accepted(machineID: String?, job: String?)
  /// The cloud said no.
  case refused(String)
  /// The cloud was never reached: nothing was asked for.
  case notSent(String)
  /// Sent, and no answer came: it may yet be carried out.
  case unanswered(String)
}

extension Outcome {
  var isUnsent: Bool {
    if case .notSent = self { return true }
    return false
  }

  var isRefusal: Bool {
    if case .refused = self { return true }
    return false
  }
}

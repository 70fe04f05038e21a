/// What is to be done next for an operation.
package enum Step: Equatable, Sendable {
  case deploy(name: String)
  case register(machineID: String, rule: String)
  case unregister(machineID: String, rule: String)
  case destroy(machineID: String, expunge: Bool)
  /// Something was learned: look again, at what matters now.
  case look
  /// Nothing can be done for so many seconds but look again.
  case wait(seconds: Double, for: Waiting)
  /// This run can do no more; the next one goes on.
  case pause(String)
  case end(Ending)
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
}

/// What came of a step that asked the cloud for a change.
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
  var isRefusal: Bool {
    if case .refused = self { return true }
    return false
  }
}

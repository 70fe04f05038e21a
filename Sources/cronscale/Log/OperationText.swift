import Scaling

extension Operation {
  /// `launch of web-261121172752-7f3a, booting`
  var summary: String {
    let id = machineID.map { " id \($0)" } ?? ""
    let trouble = failure.map { " because \($0)" } ?? ""
    return "\(purpose.rawValue) of \(name)\(id), \(phase.text)\(trouble)"
  }
}

extension Phase {
  /// What the VM of the operation is doing, in a word or two.
  var text: String {
    switch self {
    case .intended: "not begun"
    case .searching: "deploy sent, its answer unknown"
    case .booting: "starting"
    case .readying: "waiting until it answers"
    case .registering: "being registered"
    case .unregistering: "being unregistered"
    case .draining: "draining"
    case .destroying: "being destroyed"
    }
  }
}

extension Change {
  /// What the cloud is asked for.
  var text: String {
    switch self {
    case .deploy(let name, _): "deploy \(name)"
    case .register(let id, let rule): "register \(id) with rule \(rule)"
    case .unregister(let id, let rule): "unregister \(id) from rule \(rule)"
    case .destroy(let id, let expunge): "destroy \(id)" + (expunge ? " and expunge it" : "")
    }
  }
}

extension Step {
  /// The step as a dry run puts it.
  var text: String {
    switch self {
    case .change(let change): change.text
    case .look: "look again"
    case .wait(let duration, let reason): "wait \(seconds(duration)) for \(reason.text)"
    case .pause(let why): "leave it to the next run: \(why)"
    case .end(.launched): "note that the launch is complete"
    case .end(.removed): "note that the removal is complete"
    case .end(.launchFailed(let why)): "note that the launch failed: \(why)"
    case .end(.kept(let why)), .end(.repairNeedless(let why)): "leave the VM: \(why)"
    case .end(.repaired): "note that the repair is complete"
    case .end(.repairFailed(let why)): "note that the repair failed: \(why)"
    }
  }
}

extension Step {
  /// The VM's name, where the step itself knows it by its id only.
  func aside(_ name: String) -> String {
    switch self {
    case .change(.register), .change(.unregister), .change(.destroy): " (\(name))"
    case .change(.deploy), .look, .wait, .pause, .end: ""
    }
  }
}

extension Repair {
  var text: String { "\(machine.name) id \(machine.id) is missing from \(rules.ruleWords)" }
}

extension Waiting {
  var text: String {
    switch self {
    case .job(let id): "job \(id)"
    case .appearance: "the VM to appear"
    case .listing: "the VM to be listed"
    case .state(let state): "the VM, which is \(state.word)"
    case .readiness: "the VM to answer"
    case .rule(let rule): "rule \(rule)"
    case .drain: "its clients to finish"
    }
  }
}

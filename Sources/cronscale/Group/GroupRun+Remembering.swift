import RCFile
import Scaling

extension GroupRun {
  /// The group's memory, with every time that lies in the future taken back.
  ///
  /// A file that cannot be read is put aside and the run goes on from the cloud's own word.
  mutating func recall() throws(Failure) -> Memory {
    let found = try state.read()
    try checkRule(found)
    switch found {
    case .nothing: try claimRules(found, with: Memory())
    case .outdated(let memory):
      // The old rules stay on disk for as long as something is under way for them, so that no other group takes one.
      if let operation = current(memory).operation, !operation.fits(settings.group.rules) {
        throw .misplaced(operation, state: state.path, madeFor: operation.place.words)
      }
      try claimRules(found, with: memory)
    case .memory, .another, .unreadable: break
    }
    if case .unreadable(let why) = found {
      // Before the file goes, so that a run that dies here leaves it to the next one.
      let strays = try strays()
      let kept = try state.setAside(stamp: LocalTime(surroundings.now()).digits)
      log(.warning("state file \(state.path): \(why); it is kept as \(kept)", hint: Self.hintForStrays))
      for machine in strays { log(.stray(machine)) }
    }
    if case .another(let memory, let subject) = found, current(memory).operation == nil { replaced = subject }
    return try settled(found)
  }

  private static let hintForStrays =
    "a VM that was on its way in or out may be nobody's now: cronscale status names it"

  /// Gives up what was remembered of another rule, now that the cloud has shown the one that the rc file names.
  mutating func forgetReplaced() throws(Failure) {
    guard let subject = replaced else { return }
    log(
      .warning(
        "state file \(state.path) was about \(subject.words): its cooldowns and back-off are forgotten",
        hint: "if that rule is still scaled by another rc file, give one of the two another name in [scaling]"))
    try claimRules(.another(Memory(), of: subject), with: Memory())
    replaced = nil
  }

  /// Writes down that the rules which the rc file names now are this group's, unless another one has done so since this
  /// process looked; another may also have looked in the same moment.
  private func claimRules(_ found: StateFile.Recollection, with memory: Memory) throws(Failure) {
    try refuse(try state.newRival(), found)
    try state.write(memory)
    try refuse(try state.newRival(), found)
  }

  /// Two groups must not have one rule, whichever came first: each would launch up to its own max_size.
  ///
  /// - Parameter found: the group's own file.
  func checkRule(_ found: StateFile.Recollection) throws(Failure) {
    try refuse(try state.rival(), found)
  }

  private func refuse(_ rival: String?, _ found: StateFile.Recollection) throws(Failure) {
    guard let rival else { return }
    throw .taken(settings.group.rules, by: rival, path: state.path, isNew: found == .nothing)
  }

  /// The same for a dry run, which moves nothing.
  mutating func recallOnly() throws(Failure) -> Memory {
    let found = try state.read()
    try checkRule(found)
    if case .unreadable(let why) = found {
      log(.warning("state file \(state.path): \(why); a real run would put it aside", hint: Self.hintForStrays))
    }
    return try settled(found)
  }

  private mutating func settled(_ found: StateFile.Recollection) throws(Failure) -> Memory {
    recalled = try memory(in: found)
    return current(recalled)
  }

  /// What holds of a memory now: none of its times lies in the future, and what was never begun is not under way.
  func current(_ memory: Memory) -> Memory {
    var memory = memory
    memory.settle(at: surroundings.now())
    if memory.operation?.hasBegun == false { memory.operation = nil }
    return memory
  }

  func memory(in found: StateFile.Recollection) throws(Failure) -> Memory {
    switch found {
    case .nothing, .unreadable:
      return Memory()
    case .memory(let memory), .outdated(let memory):
      return memory
    case .another(let memory, let subject):
      guard let operation = current(memory).operation else { return Memory() }
      throw .misplaced(operation, state: state.path, madeFor: subject.words)
    }
  }

  /// VMs that carry the group's prefix and are no members.
  private func strays() throws(Failure) -> [Machine] {
    let seen = Observation(
      load: .none(why: ""), members: try cloud.members(), account: try cloud.account(), monitored: Monitored([]))
    return seen.strays(prefix: settings.launch.namePrefix)
  }
}

extension Failure {
  /// - Parameters:
  ///   - rival: the other group's state file.
  ///   - path: the group's own.
  ///   - isNew: whether that is not there, so that nothing is lost where the other one takes its place.
  static func taken(_ rules: [String], by rival: String, path: String, isNew: Bool) -> Failure {
    let other = rival.forShell
    let way =
      isNew
      ? "if the group has a new name: mv \(other) \(path.forShell); otherwise keep only one rc file for the rule"
      : "keep only one rc file for the rule; if the other group is gone, and nothing is under way in it "
        + "(grep operation \(other) finds nothing): rm \(other)"
    return Failure(
      .configuration, "\(rules.oneOfRules) already belongs to another group: \(rival) remembers it", hint: way)
  }
}

extension StateFile.Subject {
  /// Which cloud and rules, for a person.
  var words: String { "\(rules.ruleWords) of \(endpoint)" }
}

extension [String] {
  /// These rules, by their ids: `rule 64330` or `rules 64330, 64331`.
  var ruleWords: String { "\(count == 1 ? "rule" : "rules") \(joined(separator: ", "))" }

  /// `rule 64330` or `one of the rules 64330, 64331`.
  var oneOfRules: String { count == 1 ? ruleWords : "one of the \(ruleWords)" }
}

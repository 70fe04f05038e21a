import Chance
import CloudSimulator
import Scaling

@testable import cronscale

/// A seed's whole life of a group: bad days of faults, kills, operators and changing loads, and then peace, in which it
/// must become quiet and right.
struct Life {
  private var chance: Chance
  private let setting: Setting
  private let existence: Existence
  private let group: Group
  private(set) var story: [String] = []
  private(set) var violations: [String] = []
  private(set) var runs = 0
  private(set) var kills = 0
  private(set) var faults = 0
  private(set) var overlaps = 0
  /// Launched VMs that were seen as members with nothing left to do: whatever becomes of them later is somebody's will.
  private var settled: Set<String> = []
  private var load: Double? = 4
  private var actsJudged = 0
  private var deploysJudged = 0

  init(seed: UInt64) throws {
    chance = Chance(seed: seed)
    setting = Setting(&chance)
    existence = Existence(setting.cloud, at: 1_795_255_200)
    let rc = existence.now { [setting] in setting.rc($0.cloud) }
    group = try Group(existence, rc: rc)
    story.append("\(setting)")
  }

  mutating func live() {
    for _ in 0..<chance.number(15...40) where violations.isEmpty { badDay() }
    if violations.isEmpty { peace() }
  }

  // MARK: - The bad days

  private mutating func badDay() {
    var chance = chance
    if let deed = existence.now({ Operator.meddle(&$0, &chance) }) { story.append("operator \(deed)") }
    if chance.once(in: 4) { load = chance.one(of: [nil, 0.2, 0.2, 2, 4, 4]) }
    let plan = RunPlan(load: load, &chance)
    self.chance = chance
    carryOut(plan)
    waitForCron()
  }

  private mutating func waitForCron() {
    // Somebody runs it by hand again at once.
    if chance.once(in: 6) { return }
    let pause = chance.once(in: 12) ? 3_600.0 : 0
    existence.now { state in
      state.time = (state.time / 60).rounded(.down) * 60 + 60 + pause
      // Clocks are set right in the end.
      if pause > 0 { state.clockError = 0 }
    }
  }

  @discardableResult
  private mutating func carryOut(_ plan: RunPlan) -> ExitStatus? {
    let before = Witness(existence)
    story.append("-- run \(runs + 1): \(plan)")
    let status = run(plan)
    runs += 1
    story += existence.now { state in
      defer { state.log = [] }
      return state.log.map { String($0.dropLast()) }
    }
    story.append("-- \(status.map { "exit \($0.rawValue)" } ?? "killed"); \(Witness(existence))")
    if status == nil { kills += 1 }
    faults = existence.now { $0.cloud.faultsTaken.count }
    overlaps = existence.now { $0.overlaps }
    if existence.now({ $0.intrusions }) > 0 { violations.append("two runs had the group at once") }
    judge(plan, before)
    return status
  }

  private mutating func run(_ plan: RunPlan) -> ExitStatus? {
    do { return try group.run(plan) } catch {
      violations.append("\(error)")
      return nil
    }
  }

  // MARK: - Peace

  private mutating func peace() {
    existence.now { [settled] in
      Operator.restorePeace(&$0, settled: settled)
      $0.clockError = 0
    }
    story.append("-- peace; \(Witness(existence))")
    var quiet = 0
    for _ in 0..<90 where quiet < 3 && violations.isEmpty {
      let before = Witness(existence)
      let status = carryOut(RunPlan(load: 2))
      waitForCron()
      let after = Witness(existence)
      let isRight =
        !after.hasOperation && after.members.count >= setting.minSize
        && after.otherMembers.allSatisfy { Set($0) == Set(after.members) }
      let isQuiet = status == .done && isRight && before.acts.count == after.acts.count
      quiet = isQuiet ? quiet + 1 : 0
    }
    guard violations.isEmpty else { return }
    if quiet < 3 { violations.append("not quiet after 90 runs of peace") }
    judgePeace()
  }

  private mutating func judgePeace() {
    let end = Witness(existence)
    for machine in end.launched where machine.costs && !end.members.contains(machine.name) {
      violations.append("\(machine.name) is lost: it is \(machine.state.rawValue), costs money and is no member")
    }
    for names in end.otherMembers where Set(names) != Set(end.members) {
      violations.append("another rule lists \(names), and the first \(end.members)")
    }
    let removable = end.members.filter {
      $0 != Operator.monitored && (setting.removable == "any" || Witness.isLaunched($0))
    }
    if end.members.count < setting.minSize || (end.members.count > setting.maxSize && !removable.isEmpty) {
      violations.append("\(end.members.count) members at the end")
    }
  }

  // MARK: - What must never be

  private mutating func judge(_ plan: RunPlan, _ before: Witness) {
    let after = Witness(existence)
    let deeds = after.acts.dropFirst(actsJudged).filter { $0.by == "scaler" }
    actsJudged = after.acts.count
    for act in deeds where act.deed == .destroy { judge(destroy: act) }
    judgeLaunches(after)
    let isNew = !before.hasOperation && before.members.count <= setting.maxSize
    if plan.load == nil, isNew, plan.faults.isEmpty {
      for act in deeds where act.deed == .unregister && before.members.contains(act.name) {
        violations.append("\(act.name) was unregistered without a load")
      }
    }
    if !after.hasOperation {
      settled.formUnion(after.members.filter(Witness.isLaunched))
    }
    settled.formUnion(after.takenOut)
    for machine in after.launched where machine.costs && !after.hasOperation {
      guard !after.members.contains(machine.name), !settled.contains(machine.name) else { continue }
      violations.append("\(machine.name) is lost: nothing is under way, and it is no member")
    }
  }

  private mutating func judge(destroy act: Act) {
    if act.isListed { violations.append("\(act.name) was destroyed while it was a member") }
    if act.name == Operator.monitored { violations.append("the monitored VM was destroyed") }
    if setting.removable == "launched", !Witness.isLaunched(act.name) {
      violations.append("\(act.name) was destroyed, which cronscale did not launch")
    }
  }

  private mutating func judgeLaunches(_ after: Witness) {
    let asked = after.acts.filter { $0.deed == .deploy && $0.by == "scaler" }.map(\.name)
    if Set(asked).count < asked.count { violations.append("a VM was launched twice: \(asked)") }
    for launch in after.launches.dropFirst(deploysJudged) where launch.count > setting.maxSize && !launch.isExcused {
      violations.append("a launch made it \(launch.count) VMs, more than max_size")
    }
    deploysJudged = after.launches.count
  }
}

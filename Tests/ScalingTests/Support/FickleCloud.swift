import Chance

@testable import Scaling

/// A cloud that agrees with itself, answers unreliably, and in which strangers meddle: reference 4.3, 6.4, 6.6, 6.8.
struct FickleCloud {
  enum Change {
    case make(Machine)
    case state(MachineState)
    case vanish
    case list(String, active: Bool)
    case unlist(String)
    case protect
    case nothing
  }

  private(set) var time = noon
  private(set) var vm: Machine?
  /// The rules that list the VM, and those whose last change did not reach the load balancer.
  private(set) var listed: Set<String>
  private(set) var inactive: Set<String> = []
  private let rules: [String]
  /// VMs ever made.
  private(set) var made = 0
  /// Nothing goes wrong any more, nobody meddles, and nothing is protected.
  var isCalm = false {
    didSet { if isCalm { vm?.isProtected = false } }
  }
  private var due: [(at: Instant, change: Change)] = []
  private var jobs: [String: (end: Instant, sight: JobSight)] = [:]
  private var chance: Chance

  /// - Parameters:
  ///   - member: there from the beginning.
  ///   - listing: the rules that list it then.
  init(member: Machine?, rules: [String], listing: [String], seed: Int) {
    vm = member
    self.rules = rules
    listed = Set(listing)
    chance = Chance(seed: seed)
  }

  /// In every rule, and known to the load balancer.
  var isMember: Bool { listed == Set(rules) && inactive.isEmpty }

  /// A VM that costs money.
  var liveVM: Machine? { vm.flatMap { $0.state.isGone ? nil : $0 } }
  var isWaitingToMakeOne: Bool {
    due.contains { if case .make = $0.change { true } else { false } }
  }

  mutating func pass(_ seconds: Double) {
    time = time + seconds
    for (_, change) in due.filter({ $0.at <= time }).sorted(by: { $0.at < $1.at }) { apply(change) }
    due.removeAll { $0.at <= time }
    if !isCalm, chance.once(in: 80) {
      apply(chance.one(of: [.state(.destroyed), .state(.stopped), .unlist(chance.one(of: rules)), .protect]))
    }
  }

  mutating func sight(for question: Question) -> Sight {
    let job = question.job.map { id -> JobSight in
      guard let job = jobs[id], isCalm || !chance.once(in: 30) else { return .forgotten }
      return job.end > time ? .pending : job.sight
    }
    let isShown = liveVM.map { $0.state != .error } ?? false
    return Sight(
      machines: question.machine == nil ? [] : vm.map { [$0] } ?? [],
      listings: question.rules.map {
        Listing(rule: $0, isListed: isShown && listed.contains($0), isActive: !inactive.contains($0))
      },
      job: job, isReady: question.readiness && chance.once(in: 3), cloudTime: time)
  }

  // MARK: - Calls

  mutating func perform(_ change: Scaling.Change) -> Outcome {
    switch change {
    case .deploy(let name, _): deploy(name)
    case .register(_, let rule):
      call(after: 2...30, right: .list(rule, active: true), wrong: [.nothing, .list(rule, active: false)])
    case .unregister(_, let rule): call(after: 2...30, right: .unlist(rule), wrong: [.nothing])
    case .destroy(_, expunge: true) where chance.once(in: 2):
      call(after: 1...3, right: .nothing, wrong: [.nothing], failsWith: "Parameter expunge can be passed by Admin only")
    case .destroy: call(after: 5...60, right: .state(.destroyed), wrong: [.nothing, .vanish])
    }
  }

  private mutating func deploy(_ name: String) -> Outcome {
    let machine = Course.vm.with { ($0.name, $0.state) = (name, .starting) }
    switch isCalm ? 9 : Int.random(in: 0..<10, using: &chance) {
    case 0: return .refused("no room")
    case 1: return .unanswered("time-out")
    case 2, 3:
      let delay = Double.random(in: 0..<89, using: &chance)
      due.append((time + delay, .make(machine)))
      due.append((time + delay + 20, .state(chance.one(of: [.running, .error]))))
      return .unanswered("time-out")
    default:
      apply(.make(machine))
      let wrong: [Change] = [.state(.error), .state(.running), .state(.stopped), .vanish]
      return job(after: 10...200, right: .state(.running), wrong: wrong, failsWith: "no host")
    }
  }

  /// A call that is refused, lost before or after it took effect, or made.
  private mutating func call(
    after delay: ClosedRange<Double>, right: Change, wrong: [Change], failsWith text: String? = nil
  ) -> Outcome {
    switch isCalm ? 9 : Int.random(in: 0..<10, using: &chance) {
    case 0: return .refused("internal error")
    case 1: return .unanswered("time-out")
    case 2:
      if text == nil { apply(right) }
      return .unanswered("time-out")
    default: return job(after: delay, right: right, wrong: wrong, failsWith: text ?? "job failed", fails: text != nil)
    }
  }

  private mutating func job(
    after delay: ClosedRange<Double>, right: Change, wrong: [Change], failsWith text: String, fails: Bool = false
  ) -> Outcome {
    let id = "job \(jobs.count)"
    let end = time + Double.random(in: delay, using: &chance)
    let isFailing = fails || !isCalm && chance.once(in: 4)
    jobs[id] = (end, isFailing ? .failed(text) : .succeeded)
    due.append((end, isFailing ? chance.one(of: wrong) : right))
    return .accepted(machineID: Course.vm.id, job: chance.once(in: 20) ? nil : id)
  }

  private mutating func apply(_ change: Change) {
    switch change {
    case .make(let machine): (vm, made) = (machine, made + 1)
    case .state(let state): if liveVM != nil { vm?.state = state }
    case .vanish: (vm, listed) = (nil, [])
    case .list(let rule, true):
      if liveVM != nil { (listed, inactive) = (listed.union([rule]), inactive.subtracting([rule])) }
    case .list(let rule, false):
      if liveVM != nil { (listed, inactive) = (listed.union([rule]), inactive.union([rule])) }
    case .unlist(let rule): listed.remove(rule)
    case .protect: vm?.isProtected = true
    case .nothing: break
    }
  }
}

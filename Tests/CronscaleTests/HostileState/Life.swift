import Chance
import Testing

@testable import CloudStack
@testable import Scaling
@testable import cronscale

/// Everything that runs do with a memory, without a cloud: decide, carry its operation on, tell of it, save it.
struct Life {
  var chance: Chance
  private var now = Self.noon

  static let noon = Instant(1_795_255_200)
  static let place = Operation.Place(endpoint: "http://cloud/client/api", rules: ["64330"], account: "ops/1")
  private static let vm = Machine(id: "vm-7", name: "web-261121172752-0007", state: .running, created: noon)

  init(chance: Chance) { self.chance = chance }

  mutating func live(_ found: Memory) throws {
    var memory = found
    now = now + chance.one(of: [0, -3600, 86_400])
    memory.settle(at: now)
    memory.count(chance.one(of: [.load(5), .load(0.1), .none(why: "no route")]), under: policy)
    decide(memory)
    if let operation = memory.operation { carry(operation, &memory) }
    try checkThatItCanBeSaved(memory)
    memory.finish(chance.one(of: Self.endings), at: now)
    decide(memory)
    try checkThatItCanBeSaved(memory)
  }

  private static let endings: [Ending] = [
    .launched, .removed, .launchFailed("no room"), .kept("it is protected"), .repaired, .repairFailed("no right"),
    .repairNeedless("it is gone"),
  ]

  // MARK: - Decide

  private var policy: Policy {
    Policy(
      minSize: 1, maxSize: 3, scaleOut: .init(threshold: 3, periods: 2, cooldown: 300),
      scaleIn: .init(threshold: 1, periods: 100_000, cooldown: 1e9), drain: 30, victim: .newest, removable: .any,
      expunge: false)
  }

  private mutating func decide(_ memory: Memory) {
    let decider = Decider(policy: policy, namePrefix: "web", memory: memory)
    let members = Array(repeating: Self.vm, count: chance.one(of: [0, 2, 4]))
    let load = chance.one(of: [LoadReading.load(5), .load(0.1), .none(why: "no route")])
    let seen = Observation(
      load: load, members: members, account: members, monitored: Monitored(name: "vm-1"),
      otherRules: [OtherRule(id: "64331", members: [])])
    tell(.decision(decider.decide(seen, at: now)))
    let found = decider.disagreement(seen, counted: "64330", at: now)
    #expect(found.wait >= 0 && found.wait <= 1_800)
    for repair in found.repairs { tell(.missingStill(repair, seconds: found.wait)) }
  }

  // MARK: - Act

  private mutating func carry(_ found: Operation, _ memory: inout Memory) {
    var operation = found
    for _ in 0..<12 {
      tell(.resuming(operation))
      ask(operation.question(under: terms, at: now))
      let step = operation.advance(seeing: sight(for: operation), under: terms, at: now)
      tell(.wouldDo(step, name: operation.name, details: []))
      if case .wait(let seconds, _) = step { #expect(seconds > 0 && seconds <= terms.drain) }
      if case .end = step { break }
      if case .change = step { operation.note(outcome(), at: now) }
      memory.operation = operation
      now = now + chance.one(of: [0, 2, 40, 700])
      operation.settle(at: now)
    }
  }

  private let terms = Terms(
    drain: 30, expunge: true, monitored: Monitored(name: "vm-1"), asksReadiness: true, readyTimeout: 300,
    jobTimeout: 600, poll: 2, deployMargin: 30)

  private mutating func sight(for operation: Operation) -> Sight {
    var machine = Self.vm
    machine.state = chance.one(of: [.running, .running, .stopped, .error, .starting, .destroyed])
    machine.isProtected = chance.once(in: 10)
    let rule = Listing(rule: "64330", isListed: chance.once(in: 2), isActive: chance.once(in: 2))
    return Sight(
      machines: chance.one(of: [[machine], [machine], [], [machine, machine]]), listings: [rule],
      job: chance.one(of: [.pending, .succeeded, .failed("no"), .forgotten]), isReady: chance.once(in: 2),
      cloudTime: now)
  }

  private mutating func outcome() -> Outcome {
    chance.one(of: [
      .accepted(machineID: "vm-7", job: "9"), .accepted(machineID: nil, job: nil), .refused("no"), .notSent("no route"),
      .unanswered("time-out"),
    ])
  }

  // MARK: - Tell and save

  /// Ids and names from the file go into requests.
  private func ask(_ question: Question) {
    let who: String? =
      switch question.machine {
      case .id(let text), .name(let text): text
      case nil: nil
      }
    let parameters = [who, question.job].compactMap { $0 }.map { ("id", $0) }
    _ = Signature.signedQuery(parameters, secretKey: "secret")
  }

  private func tell(_ event: Event) {
    _ = event.classic
    #expect(JSONLine(time: "", group: "web", event: event).text != "{}")
  }

  private func checkThatItCanBeSaved(_ memory: Memory) throws {
    #expect(try StateFile.holding(StateFile.bytes(of: memory)).read() == .memory(memory))
  }
}

extension Life {
  /// A memory for each phase that an operation can be in, and one without.
  static var memories: [Memory] {
    var call = Call(at: noon, job: "450318", attempts: 1)
    call.failure = "router not reachable"
    let phases: [Scaling.Phase] = [
      .searching(until: noon + 60, refusal: nil), .searching(until: noon, refusal: "no room"), .booting(call: call),
      .readying(since: noon), .registering(call: call, isMended: true), .unregistering(call: Call(at: noon)),
      .draining(since: noon), .destroying(call: call, mayExpunge: true),
    ]
    return [Memory()]
      + phases.flatMap { phase in
        [Operation.launch(name: vm.name, at: place, now: noon), .removal(of: vm, at: place, now: noon)].map {
          memory(of: $0, in: phase)
        }
      } + [repairing]
  }

  private static var repairing: Memory {
    let place = Operation.Place(endpoint: place.endpoint, rules: ["64330", "64331"], account: "ops/1")
    let repair = Operation.repair(Repair(machine: vm, rules: ["64331"]), at: place, now: noon)
    var memory = Memory()
    memory.operation = repair
    memory.finish(.repairFailed("no right"), at: noon)
    memory.operation = repair
    return memory
  }

  private static func memory(of operation: Operation, in phase: Scaling.Phase) -> Memory {
    var memory = Memory()
    memory.breachesOut = 2
    memory.lastScaleOut = noon
    memory.lastScaleIn = noon
    memory.failedLaunches.note(at: noon)
    memory.operation = operation
    memory.operation?.phase = phase
    memory.operation?.absence = .init(since: noon, looks: 1)
    memory.operation?.failure = "the VM is in state Error"
    return memory
  }
}

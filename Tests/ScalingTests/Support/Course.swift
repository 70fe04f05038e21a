import Testing

import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

@testable import Scaling

/// One thing that happens in the course of an operation, or that the operation must do.
enum Event: Sendable {
  /// The VM is listed in this state; seen for the first time it is made.
  case vm(MachineState)
  case machines([Machine])
  case vmVanishes
  case protected
  case monitored
  case job(String, JobSight)
  case listed(on: String = "r1")
  case unlisted(from: String = "r1")
  case inactive(String = "r1")
  case active(String = "r1")
  case serves
  case seconds(Double)
  /// The machine's clock is set back, and a new run begins. The cloud's clock goes on.
  case clockBack(Double)
  /// A run ended here, however it ended; the next one finds what was saved.
  case nextRun
  case answer(Outcome)
  /// The step that comes of all this, looks apart.
  case then(Step)

  /// Looks that do not find the VM, up to the one after which it is believed to be gone, which comes a minute after the
  /// first.
  static func missed(_ waiting: Waiting) -> [Event] {
    let wait = Event.then(.wait(seconds: 2, for: waiting))
    return [wait, .seconds(58), wait, .seconds(2)]
  }

  static func asks(_ change: Change) -> Event { .then(.change(change)) }
}

/// A course of events with the step that the spec asks for at each point.
struct Course: CustomTestStringConvertible, Sendable {
  var rule: String
  var operation: Operation
  var terms: Terms
  var events: [Event]

  var testDescription: String { rule }

  static let vm = Machine.launched(7)

  static func launch(
    _ rule: String, terms: Terms = .usual, rules: [String] = ["r1"], _ events: [Event]
  ) -> Course {
    let place = Operation.Place(endpoint: "https://cloud.example/client/api", rules: rules, account: "ops")
    return Course(rule: rule, operation: .launch(name: vm.name, at: place, now: noon), terms: terms, events: events)
  }

  /// The VM is listed by the rules and Running when the removal begins.
  static func removal(
    _ rule: String, terms: Terms = .usual, rules: [String] = ["r1"], _ events: [Event]
  ) -> Course {
    let place = Operation.Place(endpoint: "https://cloud.example/client/api", rules: rules, account: "ops")
    return Course(
      rule: rule, operation: .removal(of: vm, at: place, now: noon), terms: terms,
      events: [.vm(.running)] + rules.map { .listed(on: $0) } + events)
  }

  /// The VM is Running, and listed by all of the rules r1, r2, r3 but those that it is missing from.
  static func repair(_ rule: String, of missing: [String] = ["r2"], _ events: [Event]) -> Course {
    let rules = ["r1", "r2", "r3"]
    let place = Operation.Place(endpoint: "https://cloud.example/client/api", rules: rules, account: "ops")
    return Course(
      rule: rule, operation: .repair(Repair(machine: vm, rules: missing), at: place, now: noon), terms: .usual,
      events: [.vm(.running)] + rules.filter { !missing.contains($0) }.map { .listed(on: $0) } + events)
  }
}

/// Whether the operation lives in one process, or is killed after each save and found again on disk.
enum Life: CaseIterable, Sendable {
  case oneRun
  case aRunForEachStep
}

/// Walks through a course.
struct Walk {
  private(set) var operation: Operation
  private var terms: Terms
  private var cloud = Cloud()
  private var now = noon
  private let life: Life

  init(_ course: Course, _ life: Life) {
    operation = course.operation
    terms = course.terms
    self.life = life
  }

  static func check(_ course: Course, _ life: Life) throws {
    var walk = Walk(course, life)
    for (number, event) in course.events.enumerated() {
      if case .then(let expected) = event {
        let step = try walk.step()
        #expect(step == expected, "event \(number)")
      } else {
        try walk.happen(event)
      }
    }
  }

  mutating func happen(_ event: Event) throws {
    switch event {
    case .vm(let state): cloud.machines = [(cloud.machines.first ?? Course.vm).with { $0.state = state }]
    case .machines(let machines): cloud.machines = machines
    case .vmVanishes: cloud.machines = []
    case .protected: cloud.machines[0].isProtected = true
    case .monitored: terms.monitored = Monitored(name: Course.vm.name)
    case .job(let id, let sight): cloud.jobs[id] = sight
    case .listed(let rule): cloud.listing.insert(rule)
    case .unlisted(let rule): cloud.listing.remove(rule)
    case .inactive(let rule): cloud.inactive.insert(rule)
    case .active(let rule): cloud.inactive.remove(rule)
    case .serves: cloud.isReady = true
    case .seconds(let seconds): (now, cloud.clock) = (now + seconds, cloud.clock + seconds)
    case .clockBack(let seconds): now = now + -seconds
    case .nextRun: break
    case .answer(let outcome): operation.note(outcome, at: now)
    case .then: preconditionFailure("expected, not made to happen")
    }
    switch event {
    case .clockBack, .nextRun: try beginRun()
    case .answer where life == .aRunForEachStep: try beginRun()
    default: break
    }
  }

  /// The next step that is more than a look.
  mutating func step() throws -> Step {
    for _ in 0..<8 {
      let sight = cloud.sight(for: operation.question(under: terms, at: now))
      let step = operation.advance(seeing: sight, under: terms, at: now)
      if life == .aRunForEachStep { try beginRun() }
      guard step == .look else { return step }
    }
    return .look
  }

  /// What a run does with the operation that it finds on disk.
  private mutating func beginRun() throws {
    var memory = Memory()
    memory.operation = operation
    memory = try JSONDecoder().decode(Memory.self, from: JSONEncoder().encode(memory))
    memory.settle(at: now)
    operation = try #require(memory.operation)
  }
}

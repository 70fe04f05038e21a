@testable import Scaling

/// What the operation under way is about, whoever remembers it.
enum Target: Int {
  case first, second, third, fourth
  /// A launch whose VM has not been made.
  case awaited
  /// The VM is no more, not even a row.
  case vanished
  case none

  var place: Int? { rawValue < 4 ? rawValue : nil }
}

extension MemoryCode {
  private static let because = "because"
  static let job = "job"

  // MARK: - From the core

  /// - Precondition: nothing in `memory` lies in the future.
  init(_ memory: Memory) {
    cooldownAge = memory.lastScaling.map { Clock.age($0, atMost: Limit.cooldown) } ?? Limit.cooldown
    failures = min(memory.failedLaunches.count, Limit.failures)
    if failures > 0 { failedAge = memory.failedLaunches.last.map { Clock.age($0, atMost: Limit.backoff) } ?? 0 }
    if let found = memory.latest { write(found) }
    guard let operation = memory.operation else { return }
    hasOperation = true
    isRemoval = operation.purpose == .removal
    knowsID = operation.machineID != nil
    if let absence = operation.absence {
      missedLooks = absence.looks
      missedAge = min(Limit.absence, Int((Clock.cloud - absence.since) / Clock.tick))
    }
    hasFailed = operation.failure != nil
    isReprieved = operation.reprieve != nil
    write(operation.phase)
  }

  private mutating func write(_ found: Finished) {
    let age = Clock.age(found.at, atMost: Limit.latest)
    guard age < Limit.latest else { return }
    latest = Names.place(of: found.machineID).map { $0 + 1 } ?? Self.noPlace
    (latestIsMember, latestAge) = (found.isMember, age)
  }

  private mutating func write(_ phase: Phase) {
    switch phase {
    case .intended:
      self.phase = .intended
    case .searching(let until, let refusal):
      self.phase = .searching
      ticks = max(0, Int((until - Clock.cloud) / Clock.tick) + 1)
      callFailed = refusal != nil
    case .booting(let call):
      write(call, .booting)
    case .readying(let since):
      write(since, .readying)
    case .registering(let call, let isMended):
      write(call, .registering)
      mark = isMended
    case .unregistering(let call):
      write(call, .unregistering)
    case .draining(let since):
      write(since, .draining)
    case .destroying(let call, let mayExpunge):
      write(call, .destroying)
      mark = mayExpunge
    }
  }

  private mutating func write(_ since: Instant, _ code: PhaseCode) {
    phase = code
    ticks = Clock.age(since, atMost: Limit.since)
  }

  private mutating func write(_ call: Call, _ code: PhaseCode) {
    write(call.since, code)
    hasJob = call.job != nil
    attempts = call.attempts
    callFailed = call.failure != nil
    callSucceeded = call.succeeded
    callNamesRule = call.rule != nil
  }

  // MARK: - To the core

  /// - Parameter who: what the operation under way is about.
  func memory(about who: (id: String, name: String)) -> Memory {
    var memory = Memory()
    if cooldownAge < Limit.cooldown { memory.lastScaleOut = Clock.ago(cooldownAge) }
    for _ in 0..<failures { memory.failedLaunches.note(at: Clock.ago(failedAge)) }
    if latest > 0 {
      let id = latest == Self.noPlace ? Names.vanishedID : Names.id(latest - 1)
      memory.latest = Finished(machineID: id, name: id, isMember: latestIsMember, at: Clock.ago(latestAge))
    }
    if hasOperation { memory.operation = operation(about: who) }
    return memory
  }

  private func operation(about who: (id: String, name: String)) -> Operation {
    var operation: Operation =
      isRemoval
      ? .removal(of: Machine(id: who.id, name: who.name, state: .running), at: Names.place, now: Clock.now)
      : .launch(name: who.name, at: Names.place, now: Clock.now)
    if missedLooks > 0 {
      operation.absence = .init(since: Clock.cloud + -Double(missedAge) * Clock.tick, looks: missedLooks)
    }
    operation.machineID = knowsID ? who.id : nil
    operation.failure = hasFailed ? Self.because : nil
    operation.reprieve = isReprieved ? Self.because : nil
    operation.phase = readPhase()
    return operation
  }

  private func readPhase() -> Phase {
    switch phase {
    case .intended: .intended
    case .searching:
      .searching(until: Clock.cloud + Double(ticks - 1) * Clock.tick, refusal: callFailed ? Self.because : nil)
    case .booting: .booting(call: call)
    case .readying: .readying(since: Clock.ago(ticks))
    case .registering: .registering(call: call, isMended: mark)
    case .unregistering: .unregistering(call: call)
    case .draining: .draining(since: Clock.ago(ticks))
    case .destroying: .destroying(call: call, mayExpunge: mark)
    }
  }

  private var call: Call {
    var call = Call(at: Clock.ago(ticks), job: hasJob ? Self.job : nil, attempts: attempts)
    call.failure = callFailed ? Self.because : nil
    call.succeeded = callSucceeded
    call.rule = callNamesRule ? Names.rule : nil
    return call
  }
}

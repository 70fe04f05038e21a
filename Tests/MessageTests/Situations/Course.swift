@testable import Scaling
@testable import cronscale

/// An operation in some phase, and what the cloud shows of it while it goes on.
struct Course {
  var operation: Operation
  var terms = Terms(
    maxSize: 4, drain: 30, expunge: false, monitored: Monitored(name: "web1.example.com"), asksReadiness: true,
    readyTimeout: 300,
    jobTimeout: 600, poll: 2, deployMargin: 30)

  static let place = Operation.Place(
    endpoint: "https://cloud.example.com/client/api", rules: ["64330"], account: "ops/1")

  static func launch(_ phase: Phase) -> Course {
    var operation = Operation.launch(name: "web-261121172752-7f3a", at: place, now: noon)
    operation.phase = phase
    if case .searching = phase {} else { operation.machineID = "105" }
    return Course(operation: operation)
  }

  static func removal(_ phase: Phase) -> Course {
    var operation = Operation.removal(of: .launched(.running), at: place, now: noon)
    operation.phase = phase
    return Course(operation: operation)
  }

  /// A call that was made three times, which is all that one run does.
  static var thirdCall: Call { Call(at: noon, attempts: 3) }

  /// What is said where the cloud shows this at noon, a minute and twenty minutes later.
  func entry(
    _ situation: String, _ machines: [Machine] = [], isListed: Bool = false, isActive: Bool = true
  ) -> Entry {
    var course = operation
    for delay in [0.0, 61, 1_200] {
      let now = noon + delay
      let listing = Listing(rule: "64330", isListed: isListed, isActive: isActive)
      let step = course.advance(
        seeing: Sight(machines: machines, listings: [listing], cloudTime: now), under: terms, at: now)
      switch step {
      case .pause(let why): return Entry(situation, .paused(why))
      case .end(let ending): return Entry(situation, .ended(ending, name: course.name))
      case .look where operation.failure == nil:
        if let why = course.failure { return Entry(situation, .undoing(name: course.name, why: why)) }
      case .look, .wait, .change: break
      }
    }
    return Entry(situation, [])
  }
}

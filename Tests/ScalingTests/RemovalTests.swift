import Testing

@testable import Scaling

private let vm = Course.vm
private let unregister = Event.asks(.unregister(machineID: vm.id, rule: "r1"))
private let destroy = Event.asks(.destroy(machineID: vm.id, expunge: false))

/// Spec section 6: a removal from its unregister to its destroy.
@Suite struct RemovalTests {
  @Test(arguments: plain + unregistering + destroying, Life.allCases)
  func `a VM is unregistered, drained, destroyed`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  /// Up to the end of the drain.
  private static let drained: [Event] = [
    unregister, .answer(.accepted(machineID: nil, job: "1")), .unlisted(), .job("1", .succeeded),
    .then(.wait(seconds: 30, for: .drain)), .seconds(30),
  ]

  static let plain: [Course] = [
    .removal(
      "unregister, job, drain, destroy, job, gone",
      [
        unregister, .answer(.accepted(machineID: nil, job: "1")), .then(.wait(seconds: 2, for: .job("1"))),
        .unlisted(), .job("1", .succeeded), .then(.wait(seconds: 30, for: .drain)), .seconds(10),
        .then(.wait(seconds: 20, for: .drain)), .seconds(20), destroy, .answer(.accepted(machineID: nil, job: "2")),
        .then(.wait(seconds: 2, for: .job("2"))), .vmVanishes, .job("2", .succeeded), .then(.end(.removed)),
      ]),
    .removal(
      "drain = 0: destroyed at once", terms: .usual.with { $0.drain = 0 },
      [unregister, .answer(.accepted(machineID: nil, job: nil)), .unlisted(), destroy]),
    .removal(
      "a drain that is over when the next run comes",
      [unregister, .unlisted(), .then(.wait(seconds: 30, for: .drain))]
        + [.seconds(3600), .nextRun, destroy]),
    .removal(
      "the clock set back makes no drain longer",
      [
        unregister, .unlisted(), .then(.wait(seconds: 30, for: .drain)), .clockBack(86_400),
        .then(.wait(seconds: 30, for: .drain)), .seconds(30), destroy,
      ]),
    .removal(
      "nor the pause before an unregister is repeated",
      [
        unregister, .answer(.refused("no")), .clockBack(86_400), .then(.wait(seconds: 2, for: .rule("r1"))),
        .seconds(2), unregister,
      ]),
    .removal(
      "nor the pause before a destroy is repeated",
      drained + [
        destroy, .answer(.refused("no")), .clockBack(86_400), .then(.wait(seconds: 2, for: .state(.running))),
        .seconds(2), destroy,
      ]),
    .removal(
      "nor the time for which lists may lag",
      [.vmVanishes, .then(.wait(seconds: 2, for: .listing)), .clockBack(86_400)] + Event.missed(.listing)
        + [.then(.end(.removed))]),
    .removal(
      "expunge = yes is passed on", terms: .usual.with { $0.expunge = true },
      drained + [.asks(.destroy(machineID: vm.id, expunge: true))]),
  ]

  static let unregistering: [Course] = [
    .removal(
      "removed from the rule by somebody else after a lost answer: done",
      [unregister, .answer(.unanswered("time-out")), .unlisted(), .then(.wait(seconds: 30, for: .drain))]),
    .removal(
      "a run that died before the answer: the rule tells",
      [unregister, .nextRun, .unlisted(), .then(.wait(seconds: 30, for: .drain))]),
    .removal(
      "a run that died before the call: it is made",
      [unregister, .nextRun, .seconds(60), unregister]),
    .removal(
      "an error does not count where the rule no longer lists the VM",
      [
        unregister, .answer(.accepted(machineID: nil, job: "1")), .job("1", .failed("no such mapping")), .unlisted(),
        .then(.wait(seconds: 30, for: .drain)),
      ]),
    .removal(
      "success does not count where the rule still lists it",
      [
        unregister, .answer(.accepted(machineID: nil, job: "1")), .job("1", .succeeded),
        .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(60), unregister,
      ]),
    .removal(
      "a job that never ends: after job_timeout it is asked for again",
      [
        unregister, .answer(.accepted(machineID: nil, job: "1")), .seconds(600),
        .then(.wait(seconds: 2, for: .job("1"))), .seconds(1), .then(.wait(seconds: 2, for: .rule("r1"))),
        .seconds(2), unregister,
      ]),
    .removal(
      "a forgotten job: the rule tells",
      [
        unregister, .answer(.accepted(machineID: nil, job: "1")), .job("1", .forgotten), .unlisted(),
        .then(.wait(seconds: 30, for: .drain)),
      ]),
    .removal(
      "refused three times: left to the next run, and never destroyed while it is listed",
      Array(repeating: [unregister, .answer(.refused("router not reachable")), .seconds(2)], count: 3).joined() + [
        .then(.pause("\(vm.name) could not be unregistered: router not reachable")), .seconds(60), .nextRun, unregister,
        .unlisted(), .answer(.accepted(machineID: nil, job: nil)), .then(.wait(seconds: 30, for: .drain)),
      ]),
    .removal("destroyed by somebody else before it began: done", [.vm(.destroyed), .then(.end(.removed))]),
    .removal(
      "gone without a trace: done when lists have caught up",
      [.vmVanishes] + Event.missed(.listing) + [.then(.end(.removed))]),
  ]

  static let destroying: [Course] = [
    .removal(
      "destroyed by somebody else while it drained: done",
      Array(drained.dropLast()) + [
        .vm(.expunging), .seconds(30), .then(.end(.removed)),
      ]),
    .removal(
      "an error does not count where the VM is gone",
      drained + [destroy, .answer(.refused("Unable to find a virtual machine with id 7")), .vm(.destroyed)]
        + [.then(.end(.removed))]),
    .removal(
      "success does not count where the VM still runs",
      drained + [
        destroy, .answer(.accepted(machineID: nil, job: "2")), .job("2", .succeeded),
        .then(.wait(seconds: 2, for: .state(.running))), .seconds(60), destroy,
      ]),
    .removal(
      "a job that never ends: after job_timeout the VM tells",
      drained + [
        destroy, .answer(.accepted(machineID: nil, job: "2")), .seconds(600), .vm(.destroyed),
        .then(.wait(seconds: 2, for: .job("2"))), .seconds(1), .then(.end(.removed)),
      ]),
    .removal(
      "a forgotten job: the VM tells",
      drained + [
        destroy, .answer(.accepted(machineID: nil, job: "2")), .job("2", .forgotten), .vm(.stopping),
        .then(.wait(seconds: 2, for: .state(.stopping))), .vm(.destroyed), .then(.end(.removed)),
      ]),
    .removal(
      "expunging is refused: destroyed without", terms: .usual.with { $0.expunge = true },
      drained + [
        .asks(.destroy(machineID: vm.id, expunge: true)), .answer(.accepted(machineID: nil, job: "2")),
        .job("2", .failed("Parameter expunge can be passed by Admin only")), .seconds(2), .vm(.running),
        .then(.wait(seconds: 2, for: .state(.running))), .seconds(2), destroy,
      ]),
    .removal(
      "refused three times: left to the next run",
      drained + Array(repeating: [destroy, .answer(.refused("snapshot in progress")), .seconds(2)], count: 3).joined()
        + [
          .then(.pause("\(vm.name) could not be destroyed: snapshot in progress")), .seconds(60), .nextRun, destroy,
        ]),
    .removal("Stopped while it drained: destroyed all the same", drained + [.vm(.stopped), destroy]),
    .removal(
      "never destroyed while Starting",
      drained + [
        .vm(.starting), .then(.wait(seconds: 2, for: .state(.starting))), .seconds(7200),
        .then(.wait(seconds: 2, for: .state(.starting))), .vm(.running), destroy,
      ]),
    .removal(
      "registered again by somebody else: unregistered and drained again, then destroyed",
      drained + [
        .listed(), .then(.pause("\(vm.name) is listed again after it was unregistered")), .seconds(60), .nextRun,
        unregister,
        .answer(.accepted(machineID: nil, job: nil)), .unlisted(),
        .then(.wait(seconds: 30, for: .drain)), .seconds(30), destroy,
      ]),
  ]
}

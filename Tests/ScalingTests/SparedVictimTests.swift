import Testing

@testable import Scaling

private let vm = Course.vm
private let unregister = Event.asks(.unregister(machineID: vm.id, rule: "r1"))
private let register = Event.asks(.register(machineID: vm.id, rule: "r1"))

/// Spec section 6: the victim is read again just before it is unregistered and just before it is destroyed.
@Suite struct SparedVictimTests {
  @Test(arguments: beforeUnregister + betweenUnregisters + beforeDestroy, Life.allCases)
  func `a victim that must not go any more stays a member`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  static let beforeUnregister: [Course] = [
    .removal("it is protected now", [.protected, .then(.end(.kept("it is protected from deletion")))]),
    .removal("it is the monitored VM now", [.monitored, .then(.end(.kept("it is the monitored VM")))]),
    .removal("it is not a member any more", [.unlisted(), .then(.end(.kept("it is no longer a member")))]),
    .removal("it is Stopped now", [.vm(.stopped), .then(.end(.kept("it is Stopped")))]),
    .removal("it is Starting now", [.vm(.starting), .then(.end(.kept("it is Starting")))]),
    .removal("it is Migrating now", [.vm(.migrating), .then(.end(.kept("it is Migrating")))]),
  ]

  /// A VM that was to be taken out is believed to stay only when no late call can take it out any more.
  private static let stays: [Event] = [
    .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(88), .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(2),
  ]

  static let betweenUnregisters: [Course] = [
    .removal(
      "it is the monitored VM now, and a run died before its unregister",
      [unregister, .nextRun, .monitored, .seconds(60)] + stays + [.then(.end(.kept("it is the monitored VM")))]),
    .removal(
      "it is protected now, and its unregister failed",
      [
        unregister, .answer(.refused("router not reachable")), .protected, .seconds(2),
      ] + stays + [.then(.end(.kept("it is protected from deletion")))]),
    .removal(
      "it is protected now, and its unregister comes late: registered again",
      [
        unregister, .answer(.unanswered("time-out")), .protected, .seconds(2),
        .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(60), .unlisted(), register,
        .answer(.accepted(machineID: nil, job: nil)), .listed(),
      ] + stays + [.then(.end(.kept("it is protected from deletion")))]),
    .removal(
      "and its unregister left the rule inactive: that is mended",
      [
        unregister, .answer(.accepted(machineID: nil, job: "1")), .job("1", .failed("router not reachable")),
        .inactive(), .protected, .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(30), unregister,
        .answer(.accepted(machineID: nil, job: nil)), .unlisted(), register,
        .answer(.accepted(machineID: nil, job: nil)), .listed(), .active(),
      ] + stays + [.then(.end(.kept("it is protected from deletion")))]),
  ]

  /// Up to the end of the drain.
  private static let drained: [Event] = [
    unregister, .answer(.accepted(machineID: nil, job: nil)), .unlisted(), .then(.wait(seconds: 30, for: .drain)),
    .seconds(30),
  ]

  static let beforeDestroy: [Course] = [
    .removal(
      "it is protected now: registered again",
      drained + [
        .protected, register, .answer(.accepted(machineID: nil, job: "2")), .job("2", .succeeded), .listed(),
      ] + stays + [.then(.end(.kept("it is protected from deletion")))]),
    .removal(
      "it is the monitored VM now: registered again",
      drained + [
        .monitored, register, .answer(.unanswered("time-out")), .listed(),
      ] + stays + [.then(.end(.kept("it is the monitored VM")))]),
    .removal(
      "it became protected after a destroy: registered again when that can no longer be carried out",
      drained + [
        .asks(.destroy(machineID: vm.id, expunge: false)), .answer(.refused("has delete protection enabled")),
        .protected, .then(.wait(seconds: 2, for: .state(.running))), .seconds(90), register,
      ]),
    .removal(
      "it is Stopped besides: registered again as it is",
      drained + [
        .protected, .vm(.stopped), register, .answer(.accepted(machineID: nil, job: nil)), .listed(),
      ] + stays + [.then(.end(.kept("it is protected from deletion")))]),
    .removal(
      "the rule refuses it: left to the next run, and never destroyed",
      drained + [.protected]
        + Array(repeating: [register, .answer(.refused("router not reachable")), .seconds(2)], count: 3).joined() + [
          .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(58),
          .then(.pause("\(vm.name) could not be registered again: router not reachable")), .seconds(60), .nextRun,
          register,
        ]),
    .removal(
      "destroyed by somebody else before it was registered again: gone",
      drained + [.protected, register, .answer(.unanswered("time-out")), .vm(.destroyed), .then(.end(.removed))]),
  ]
}

import Testing

@testable import Scaling

private let vm = Course.vm
private let deploy = Event.asks(.deploy(name: vm.name, until: noon + Terms.deployValidity))

/// Spec section 6, reference 6.6: a VM listed on a rule left in `Add` is unknown to the load balancer.
@Suite struct InactiveRuleTests {
  @Test(arguments: courses, Life.allCases)
  func `a VM on a rule left in Add is unregistered and registered again, once`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  /// Up to a register whose job failed and left the VM listed on a rule in `Add`.
  private static let failedAssign: [Event] = [
    deploy, .answer(.accepted(machineID: vm.id, job: "1")), .job("1", .succeeded),
    .vm(.running), .asks(.register(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "2")),
    .job("2", .failed("Failed to assign load balancer rule")), .listed(), .inactive(),
  ]

  /// Up to its second register.
  private static let mending: [Event] =
    failedAssign + [
      .asks(.unregister(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "3")),
      .then(.wait(seconds: 2, for: .job("3"))),
      .job("3", .succeeded), .unlisted(), .asks(.register(machineID: vm.id, rule: "r1")),
      .answer(.accepted(machineID: nil, job: "4")),
    ]

  static let courses: [Course] = [
    .launch(
      "mended", mending + [.job("4", .succeeded), .listed(), .active(), .then(.end(.launched))]),
    .launch(
      "not mended: undone",
      mending + [
        .job("4", .failed("Failed to assign load balancer rule")), .listed(),
        .asks(.unregister(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "5")),
        .job("5", .succeeded), .unlisted(), .asks(.destroy(machineID: vm.id, expunge: true)),
        .answer(.accepted(machineID: nil, job: "6")), .job("6", .succeeded), .vm(.destroyed),
        .then(.end(.launchFailed("Failed to assign load balancer rule"))),
      ]),
    .launch(
      "a rule that is slow to become Active is waited for",
      mending + [
        .job("4", .succeeded), .listed(), .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(29),
        .then(.wait(seconds: 2, for: .rule("r1"))), .active(), .then(.end(.launched)),
      ]),
    .launch(
      "a rule that never becomes Active though the jobs succeed: undone",
      mending + [
        .job("4", .succeeded), .listed(), .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(30),
        .asks(.unregister(machineID: vm.id, rule: "r1")), .unlisted(), .seconds(2),
        .asks(.destroy(machineID: vm.id, expunge: true)), .vm(.destroyed),
        .then(.end(.launchFailed("rule r1 does not become active"))),
      ]),
    .launch(
      "listed and not Active by somebody else's hand: mended as well",
      Array(failedAssign.prefix(4)) + [
        .listed(), .inactive(), .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(30),
        .asks(.unregister(machineID: vm.id, rule: "r1")), .unlisted(), .nextRun, .seconds(2),
        .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "an unregister without an answer may come late: a listed VM is no member for good yet",
      failedAssign + [
        .asks(.unregister(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: nil)), .active(),
        .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(60), .then(.wait(seconds: 2, for: .rule("r1"))),
        .unlisted(), .asks(.register(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: nil)),
        .listed(), .then(.end(.launched)),
      ]),
    .launch(
      "a failed unregister: undone, not registered a second time",
      failedAssign + [
        .asks(.unregister(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "3")),
        .job("3", .failed("router not reachable")), .asks(.unregister(machineID: vm.id, rule: "r1")),
        .answer(.refused("router not reachable")), .seconds(2), .asks(.unregister(machineID: vm.id, rule: "r1")),
        .answer(.refused("router not reachable")), .seconds(2), .asks(.unregister(machineID: vm.id, rule: "r1")),
        .answer(.refused("router not reachable")), .seconds(2),
        .then(.pause("\(vm.name) could not be unregistered: router not reachable")),
        .nextRun, .seconds(60), .asks(.unregister(machineID: vm.id, rule: "r1")), .unlisted(),
        .answer(.unanswered("time-out")), .asks(.destroy(machineID: vm.id, expunge: true)),
      ]),
  ]
}

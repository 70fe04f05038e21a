import Testing

@testable import Scaling

private let vm = Course.vm
private let deploy = Event.asks(.deploy(name: vm.name, until: noon + Terms.deployValidity))

/// Spec section 6: a launch from its deploy to its registration.
@Suite struct LaunchTests {
  @Test(arguments: plain + readiness + registration, Life.allCases)
  func `a VM that was deployed becomes a member`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  static let plain: [Course] = [
    .launch(
      "deploy, job, register, job, member",
      [
        deploy,
        .answer(.accepted(machineID: vm.id, job: "450318")),
        .vm(.starting), .then(.wait(seconds: 2, for: .job("450318"))),
        .seconds(158), .vm(.running), .then(.wait(seconds: 2, for: .job("450318"))),
        .job("450318", .succeeded), .asks(.register(machineID: vm.id, rule: "r1")),
        .answer(.accepted(machineID: nil, job: "450319")),
        .listed(), .inactive(), .then(.wait(seconds: 2, for: .job("450319"))),
        .active(), .job("450319", .succeeded), .then(.end(.launched)),
      ]),
    .launch(
      "an answer without a job: the VM's state tells",
      [
        deploy, .answer(.accepted(machineID: vm.id, job: nil)),
        .vm(.stopped), .then(.wait(seconds: 2, for: .state(.stopped))),
        .vm(.starting), .seconds(2), .then(.wait(seconds: 2, for: .state(.starting))),
        .vm(.migrating), .seconds(2), .then(.wait(seconds: 2, for: .state(.migrating))),
        .vm(.running), .seconds(2), .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "an answer without the VM's id: it is looked up by its name",
      [
        deploy, .answer(.accepted(machineID: nil, job: "450318")),
        .vm(.running), .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "a job that succeeded is the cloud's word: a VM not listed yet is waited for",
      [
        deploy, .answer(.accepted(machineID: vm.id, job: "1")),
        .then(.wait(seconds: 2, for: .job("1"))),
        .seconds(300), .job("1", .succeeded), .then(.wait(seconds: 2, for: .listing)),
        .vm(.running), .seconds(2), .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "with several rules the VM is registered with each",
      rules: ["r1", "r2", "r3", "r4"],
      booted
        + ["r1", "r2", "r3", "r4"].flatMap { rule -> [Event] in
          [
            .seconds(2), .asks(.register(machineID: vm.id, rule: rule)),
            .answer(.accepted(machineID: nil, job: nil)), .listed(on: rule),
          ]
        } + [.then(.end(.launched))]),
  ]

  /// Up to a VM that runs and is to be registered.
  private static let booted: [Event] = [
    deploy, .answer(.accepted(machineID: vm.id, job: "1")), .job("1", .succeeded),
    .vm(.running),
  ]

  private static let asking = Terms.usual.with { $0.asksReadiness = true }

  static let readiness: [Course] = [
    .launch(
      "registered only once it serves", terms: asking,
      booted + [
        .then(.wait(seconds: 2, for: .readiness)), .seconds(299), .then(.wait(seconds: 2, for: .readiness)),
        .serves, .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "never ready: destroyed", terms: asking,
      booted + [
        .then(.wait(seconds: 2, for: .readiness)), .seconds(300),
        .asks(.destroy(machineID: vm.id, expunge: true)), .answer(.accepted(machineID: nil, job: "2")),
        .job("2", .succeeded), .vmVanishes, .then(.end(.launchFailed("the VM was not ready after 300 s"))),
      ]),
    .launch(
      "stopped before it is ready: destroyed", terms: asking,
      booted + [
        .then(.wait(seconds: 2, for: .readiness)), .vm(.stopped), .asks(.destroy(machineID: vm.id, expunge: true)),
        .vm(.destroyed), .then(.end(.launchFailed("the VM is Stopped before it was ready"))),
      ]),
    .launch(
      "destroyed by somebody else before it is ready", terms: asking,
      booted + [
        .then(.wait(seconds: 2, for: .readiness)), .vmVanishes,
      ] + Event.missed(.listing) + [.then(.end(.launchFailed("the VM disappeared before it was ready")))]),
    .launch(
      "the clock set back makes the time for readiness no longer", terms: asking,
      booted + [
        .then(.wait(seconds: 2, for: .readiness)), .clockBack(86_400), .then(.wait(seconds: 2, for: .readiness)),
        .seconds(300), .asks(.destroy(machineID: vm.id, expunge: true)),
      ]),
  ]

  static let registration: [Course] = [
    .launch("already a member and active: done", booted + [.listed(), .then(.end(.launched))]),
    .launch(
      "the call's error does not count where the rule lists the VM and is Active",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "2")),
        .job("2", .failed("VM 7 is already mapped to load balancer.")), .listed(), .then(.end(.launched)),
      ]),
    .launch(
      "nor a lost answer",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.unanswered("time-out")), .listed(),
        .then(.end(.launched)),
      ]),
    .launch(
      "nor a run that died before the answer",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .nextRun, .listed(), .then(.end(.launched)),
      ]),
    .launch(
      "a list that lags is waited for before the call is repeated",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "2")),
        .job("2", .succeeded), .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(59),
        .then(.wait(seconds: 1, for: .rule("r1"))), .seconds(1), .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "a job that never ends: after job_timeout the rule tells",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "2")), .listed(),
        .seconds(600), .then(.wait(seconds: 2, for: .job("2"))), .seconds(1), .then(.end(.launched)),
      ]),
    .launch(
      "the clock set back makes that pause no longer",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.refused("no")), .clockBack(86_400),
        .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(2), .asks(.register(machineID: vm.id, rule: "r1")),
      ]),
    .launch(
      "a forgotten job: the rule tells",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.accepted(machineID: nil, job: "2")),
        .job("2", .forgotten), .listed(), .then(.end(.launched)),
      ]),
    .launch(
      "refused three times: destroyed",
      booted
        + Array(
          repeating: [
            .asks(.register(machineID: vm.id, rule: "r1")), .answer(.refused("no such rule")), .seconds(2),
          ], count: 3
        ).joined() + [
          .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(58), .then(.wait(seconds: 2, for: .rule("r1"))),
          .seconds(30), .asks(.destroy(machineID: vm.id, expunge: true)), .vm(.destroyed),
          .then(.end(.launchFailed("no such rule"))),
        ]),
    .launch(
      "refused three times, and listed after all",
      booted
        + Array(
          repeating: [
            .asks(.register(machineID: vm.id, rule: "r1")), .answer(.refused("internal error")), .seconds(2),
          ], count: 3
        ).joined() + [.then(.wait(seconds: 2, for: .rule("r1"))), .listed(), .then(.end(.launched))]),
    .launch(
      "stopped before it was registered: destroyed",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .answer(.unanswered("time-out")), .vm(.stopped), .seconds(89),
        .then(.wait(seconds: 2, for: .rule("r1"))), .seconds(1), .asks(.destroy(machineID: vm.id, expunge: true)),
        .vm(.destroyed),
        .then(.end(.launchFailed("the VM is Stopped before it was registered"))),
      ]),
    .launch(
      "destroyed by somebody else before it was registered",
      booted + [
        .asks(.register(machineID: vm.id, rule: "r1")), .vm(.expunging),
        .then(.end(.launchFailed("somebody destroyed the VM before it was registered"))),
      ]),
  ]
}

import Testing

@testable import Scaling

private let vm = Course.vm
private let deploy = Event.asks(.deploy(name: vm.name, until: noon + Terms.deployValidity))
private let register = Event.asks(.register(machineID: vm.id, rule: "r1"))
private let destroy = Event.asks(.destroy(machineID: vm.id, expunge: true))

/// Spec section 6: what may become of a deploy, and of its job.
@Suite struct DeployForkTests {
  @Test(arguments: answers + jobs + strangers, Life.allCases)
  func `no VM is lost and none is launched twice`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  @Test(arguments: [
    (Machine.hand(3, .error), Step.wait(seconds: 2, for: .listing)),
    (vm.with { ($0.id, $0.state) = ("7", .error) }, .look),
    (vm.with { ($0.name, $0.state) = ("renamed", .error) }, .look),
  ])
  func `an answer about another VM is no sight of this one`(_ machine: Machine, _ expected: Step) {
    var operation = Operation.launch(name: vm.name, at: .usual, now: noon)
    _ = operation.advance(seeing: Sight(cloudTime: noon), under: .usual, at: noon)
    operation.note(.accepted(machineID: vm.id, job: nil), at: noon)
    let step = operation.advance(seeing: Sight(machines: [machine], cloudTime: noon), under: .usual, at: noon)
    #expect(step == expected)
  }

  @Test func `a deploy that a wrong time of the cloud has signed for years is given up all the same`() {
    var operation = Operation.launch(name: vm.name, at: .usual, now: noon)
    _ = operation.advance(seeing: Sight(cloudTime: noon + 1e9), under: .usual, at: noon)
    operation.note(.unanswered("time-out"), at: noon)
    let steps = [0.0, 30, 60, 91].map { seconds in
      operation.advance(seeing: Sight(cloudTime: noon + seconds), under: .usual, at: noon)
    }
    #expect(steps.dropLast().allSatisfy { $0 == .wait(seconds: 2, for: .appearance) })
    #expect(steps.last == .end(.launchFailed(Self.nothing)))
  }

  private static let nothing = "no answer came to the deploy request, and no VM named \(vm.name) appeared"

  static let answers: [Course] = [
    .launch(
      "a lost answer, the VM appears late: it is adopted",
      [
        deploy, .answer(.unanswered("time-out")), .then(.wait(seconds: 2, for: .appearance)), .seconds(89),
        .then(.wait(seconds: 2, for: .appearance)), .vm(.starting), .then(.wait(seconds: 2, for: .state(.starting))),
        .vm(.running), register,
      ]),
    .launch(
      "a lost answer, no VM for as long as the request may take effect: given up",
      [
        deploy, .answer(.unanswered("time-out")), .seconds(29),
      ] + Event.missed(.appearance) + [
        .then(.wait(seconds: 2, for: .appearance)), .seconds(1), .then(.end(.launchFailed(nothing))),
      ]),
    .launch(
      "a run that died between the intent and the answer: the same",
      [deploy, .nextRun, .seconds(30)] + Event.missed(.appearance) + [.then(.end(.launchFailed(nothing)))]),
    .launch(
      "a run that finds the time over looks as long as a list may lag all the same",
      [deploy, .nextRun, .seconds(3600)] + Event.missed(.appearance) + [.then(.end(.launchFailed(nothing)))]),
    .launch(
      "nor is one look enough when the next one comes late",
      [
        deploy, .nextRun, .seconds(3600), .then(.wait(seconds: 2, for: .appearance)), .nextRun, .seconds(3600),
        .then(.wait(seconds: 2, for: .appearance)), .vm(.running), register,
      ]),
    .launch(
      "that time is the cloud's: a clock set back does not prolong it",
      [
        deploy, .answer(.unanswered("time-out")), .clockBack(86_400), .seconds(30),
      ] + Event.missed(.appearance) + [.then(.end(.launchFailed(nothing)))]),
    .launch(
      "a lost answer, the VM found in state Error: destroyed",
      [
        deploy, .answer(.unanswered("HTTP 502")), .vm(.error), destroy, .vm(.destroyed),
        .then(.end(.launchFailed("the VM is in state Error"))),
      ]),
    .launch(
      "a VM whose name only contains the wanted one is another VM",
      [
        deploy, .answer(.unanswered("time-out")), .machines([vm.with { $0.name += "0" }]), .seconds(30),
      ] + Event.missed(.appearance) + [.then(.end(.launchFailed(nothing)))]),
    .launch(
      "two VMs of one name: neither is touched until a person has decided",
      [
        deploy, .answer(.unanswered("time-out")), .machines([vm, vm.with { $0.id = "vm-8" }]),
        .then(.pause("two VMs are named \(vm.name): vm-7, vm-8; destroy the one that is not wanted")),
        .seconds(3600), .nextRun,
        .then(.pause("two VMs are named \(vm.name): vm-7, vm-8; destroy the one that is not wanted")),
        .machines([vm]), register,
      ]),
    .launch(
      "a refused deploy is looked up for as long as lists may lag: nothing there",
      [deploy, .answer(.refused("Maximum number of resources of type 'user_vm' exceeded"))]
        + Event.missed(.appearance)
        + [.then(.end(.launchFailed("Maximum number of resources of type 'user_vm' exceeded")))]),
    .launch(
      "a refused deploy, and the VM is listed late",
      [
        deploy, .answer(.refused("internal error")), .then(.wait(seconds: 2, for: .appearance)), .seconds(59),
        .vm(.running), register,
      ]),
    .launch(
      "a refused deploy, and the VM is there after all",
      [deploy, .vm(.running), .answer(.refused("internal error")), register]),
  ]

  private static let accepted: [Event] = [deploy, .answer(.accepted(machineID: vm.id, job: "1"))]
  private static let failed: [Event] = accepted + [.job("1", .failed("Unable to create a deployment"))]

  /// Up to the end of a launch that is undone from its destroy on.
  private static func destroyed(because why: String) -> [Event] {
    [
      destroy, .answer(.accepted(machineID: nil, job: "9")), .job("9", .succeeded), .vm(.destroyed),
      .then(.end(.launchFailed(why))),
    ]
  }

  static let jobs: [Course] = [
    .launch(
      "a failed job and a VM in state Error: destroyed",
      failed + [.vm(.error)] + destroyed(because: "Unable to create a deployment")),
    .launch(
      "a failed job and a VM that runs all the same: destroyed",
      failed + [.vm(.running)] + destroyed(because: "Unable to create a deployment")),
    .launch(
      "a failed job and a VM that is Starting: waited for, then destroyed",
      failed + [
        .vm(.starting), .then(.wait(seconds: 2, for: .state(.starting))), .seconds(3600),
        .then(.wait(seconds: 2, for: .state(.starting))), .vm(.running),
      ] + destroyed(because: "Unable to create a deployment")),
    .launch(
      "a failed job and a VM that stays Stopped: destroyed when lists have caught up",
      failed + [.vm(.stopped), .then(.wait(seconds: 2, for: .state(.stopped))), .seconds(60)]
        + destroyed(because: "Unable to create a deployment")),
    .launch(
      "a failed job and no VM: nothing is left when lists have caught up",
      failed + Event.missed(.listing) + [.then(.end(.launchFailed("Unable to create a deployment")))]),
    .launch(
      "a job that succeeded and a VM that stays Stopped: destroyed",
      accepted + [
        .job("1", .succeeded), .vm(.stopped), .then(.wait(seconds: 2, for: .state(.stopped))), .seconds(60),
      ] + destroyed(because: "the VM did not start: it is Stopped")),
    .launch(
      "a job that succeeded and a VM that starts a moment later: registered",
      accepted + [
        .job("1", .succeeded), .vm(.stopped), .then(.wait(seconds: 2, for: .state(.stopped))), .vm(.running), register,
      ]),
    .launch(
      "a forgotten job and a VM that runs: registered", accepted + [.job("1", .forgotten), .vm(.running), register]),
    .launch(
      "a forgotten job and a VM in state Error: destroyed",
      accepted + [.job("1", .forgotten), .vm(.error)] + destroyed(because: "the VM is in state Error")),
    .launch(
      "a forgotten job and a VM that stays Stopped: nobody says that it has ended, so it gets job_timeout",
      accepted + [
        .job("1", .forgotten), .vm(.stopped), .then(.wait(seconds: 2, for: .state(.stopped))), .seconds(599),
        .then(.wait(seconds: 2, for: .state(.stopped))), .seconds(1),
      ] + destroyed(because: "the VM did not start: it is Stopped")),
    .launch(
      "a job that never ends and a VM that runs: registered after job_timeout",
      accepted + [
        .vm(.running), .then(.wait(seconds: 2, for: .job("1"))), .seconds(600),
        .then(.wait(seconds: 2, for: .job("1"))), .seconds(1), register,
      ]),
    .launch(
      "a job that never ends and a VM that does not run: waited for",
      accepted + [.vm(.starting), .seconds(7200), .then(.wait(seconds: 2, for: .job("1")))]),
    .launch(
      "a job that never ends and a VM in state Error: destroyed after job_timeout",
      accepted + [.vm(.error), .seconds(601)] + destroyed(because: "the VM is in state Error")),
    .launch(
      "a job that never ends and a VM that is gone: done after job_timeout",
      accepted + [.vm(.destroyed), .seconds(600), .then(.wait(seconds: 2, for: .job("1"))), .seconds(1)]
        + [.then(.end(.launchFailed("somebody destroyed the VM while it was starting")))]),
    .launch(
      "a job's time runs no longer when the clock is set back",
      accepted + [
        .vm(.running), .clockBack(86_400), .then(.wait(seconds: 2, for: .job("1"))), .seconds(601), register,
      ]),
  ]

  static let strangers: [Course] = [
    .launch(
      "destroyed by somebody else while it was starting",
      accepted + [
        .job("1", .succeeded), .vm(.destroyed),
        .then(.end(.launchFailed("somebody destroyed the VM while it was starting"))),
      ]),
    .launch(
      "gone without a trace while it was starting",
      accepted + [
        .job("1", .forgotten), .vm(.starting), .then(.wait(seconds: 2, for: .state(.starting))), .vmVanishes,
        .seconds(3600),
      ] + Event.missed(.listing) + [.then(.end(.launchFailed("the VM disappeared while it was starting")))]),
    .launch(
      "a launch that is undone and may not be destroyed waits for a person",
      failed + [
        .vm(.error), .protected,
        .then(.pause("\(vm.name) cannot be destroyed: it is protected from deletion")),
      ]),
    .launch(
      "expunging is refused by the call: destroyed without",
      failed + [
        .vm(.error), destroy, .answer(.refused("Parameter expunge can be passed by Admin only")), .seconds(2),
        .asks(.destroy(machineID: vm.id, expunge: false)),
      ]),
  ]
}

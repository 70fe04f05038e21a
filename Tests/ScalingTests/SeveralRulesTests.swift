import Testing

@testable import Scaling

private let vm = Course.vm
private let deploy = Event.asks(.deploy(name: vm.name, until: noon + Terms.deployValidity))
private let both = ["r1", "r2"]

private func register(_ rule: String) -> Event { .asks(.register(machineID: vm.id, rule: rule)) }
private func unregister(_ rule: String) -> Event { .asks(.unregister(machineID: vm.id, rule: rule)) }

/// Spec sections 3 and 6, with several rules: a VM joins all and leaves all, and one that any rule lists is a member.
@Suite struct SeveralRulesTests {
  @Test(arguments: launches + removals, Life.allCases)
  func `a VM joins every rule, and leaves every one before it is destroyed`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  /// Up to a VM that runs and is in the first rule.
  private static let inFirst: [Event] = [
    deploy, .answer(.accepted(machineID: vm.id, job: "1")), .job("1", .succeeded), .vm(.running), register("r1"),
    .answer(.accepted(machineID: nil, job: "2")), .job("2", .succeeded), .listed(on: "r1"),
  ]

  static let launches: [Course] = [
    .launch(
      "the second rule is asked at once, and the launch is complete when both list the VM", rules: both,
      inFirst + [
        register("r2"), .answer(.accepted(machineID: nil, job: "3")), .then(.wait(seconds: 2, for: .job("3"))),
        .job("3", .succeeded), .listed(on: "r2"), .then(.end(.launched)),
      ]),
    .launch(
      "a run that died between the two goes on with the second", rules: both,
      inFirst + [.nextRun, register("r2"), .nextRun, .listed(on: "r2"), .then(.end(.launched))]),
    .launch(
      "the second rule left in Add is mended, the first is left alone", rules: both,
      inFirst + [
        register("r2"), .answer(.accepted(machineID: nil, job: "3")), .listed(on: "r2"), .inactive("r2"),
        .job("3", .failed("Failed to assign load balancer rule")), unregister("r2"),
        .answer(.accepted(machineID: nil, job: "4")), .job("4", .succeeded), .unlisted(from: "r2"), register("r2"),
        .answer(.accepted(machineID: nil, job: "5")), .job("5", .succeeded), .listed(on: "r2"), .active("r2"),
        .then(.end(.launched)),
      ]),
    .launch(
      "each rule is mended once: that the first one was does not count against the second", rules: both,
      Array(inFirst.dropLast(2)) + [
        .job("2", .failed("no")), .listed(on: "r1"), .inactive("r1"), unregister("r1"),
        .answer(.accepted(machineID: nil, job: nil)), .unlisted(from: "r1"), register("r1"),
        .answer(.accepted(machineID: nil, job: nil)), .listed(on: "r1"), .active("r1"), register("r2"),
        .answer(.accepted(machineID: nil, job: "6")), .job("6", .failed("no")), .listed(on: "r2"), .inactive("r2"),
        unregister("r2"), .answer(.accepted(machineID: nil, job: nil)), .unlisted(from: "r2"), register("r2"),
        .answer(.accepted(machineID: nil, job: nil)), .listed(on: "r2"), .active("r2"), .then(.end(.launched)),
      ]),
    .launch(
      "a second rule that refuses it for ever: taken out of the first again, and destroyed", rules: both,
      inFirst
        + Array(repeating: [register("r2"), .answer(.refused("no such rule")), .seconds(2)], count: 5).joined()
        + [
          .seconds(58), .then(.wait(seconds: 2, for: .rule("r2"))), .seconds(30), unregister("r1"),
          .answer(.accepted(machineID: nil, job: "8")), .unlisted(from: "r1"), .job("8", .succeeded),
          .asks(.destroy(machineID: vm.id, expunge: true)), .vm(.destroyed),
          .then(.end(.launchFailed("no such rule"))),
        ]),
  ]

  static let removals: [Course] = [
    .removal(
      "the counted rule is left last", rules: both,
      [
        unregister("r2"), .answer(.accepted(machineID: nil, job: "1")), .unlisted(from: "r2"), .job("1", .succeeded),
        unregister("r1"), .answer(.accepted(machineID: nil, job: "2")), .unlisted(from: "r1"), .job("2", .succeeded),
        .then(.wait(seconds: 30, for: .drain)), .seconds(30), .asks(.destroy(machineID: vm.id, expunge: false)),
      ]),
    .removal(
      "one that the counted rule no longer lists is no victim, though the other one does", rules: both,
      [.unlisted(from: "r1"), .then(.end(.kept("it is no longer a member")))]),
    .removal(
      "registered with one of them again while it drains: unregistered, not destroyed", rules: both,
      [
        unregister("r2"), .unlisted(from: "r2"), unregister("r1"), .unlisted(from: "r1"),
        .then(.wait(seconds: 30, for: .drain)), .seconds(30), .listed(on: "r2"),
        .then(.pause("\(vm.name) is listed again after it was unregistered")), .nextRun, .seconds(2), unregister("r2"),
      ]),
    .removal(
      "one that has come to be protected goes back to every rule", rules: both,
      [
        unregister("r2"), .answer(.accepted(machineID: nil, job: nil)), .unlisted(from: "r2"), .protected,
        register("r2"), .answer(.accepted(machineID: nil, job: nil)), .listed(on: "r2"), .seconds(90),
        .then(.end(.kept("it is protected from deletion"))),
      ]),
    .removal(
      "a second rule that does not let it go: the VM stays a member of the first", rules: both,
      Array(repeating: [unregister("r2"), .answer(.refused("router not reachable")), .seconds(2)], count: 6).joined()
        + [.then(.pause("\(vm.name) could not be unregistered: router not reachable"))]),
  ]

  @Test func `an operation goes on where a rule has come to be named, and only there`() {
    let operation = Operation.launch(name: "web", at: place(["r1", "r2"]), now: noon)
    #expect(operation.carried(on: place(["r1", "r3", "r2"]))?.place == place(["r1", "r3", "r2"]))
    #expect(operation.carried(on: place(["r1", "r2"])) == operation)
    for other in [["r1"], ["r2", "r1"], ["r3", "r1", "r2"], ["r1", "r3"]] {
      #expect(operation.carried(on: place(other)) == nil)
    }
    #expect(operation.carried(on: place(["r1", "r2"], account: "dev")) == nil)
    #expect(operation.carried(on: place(["r1", "r2"], endpoint: "https://other.example/client/api")) == nil)
  }

  private func place(
    _ rules: [String], endpoint: String = "https://cloud.example/client/api", account: String = "ops"
  ) -> Operation.Place {
    Operation.Place(endpoint: endpoint, rules: rules, account: account)
  }
}

import Testing

@testable import Scaling

private let vm = Course.vm

private func register(_ rule: String) -> Event { .asks(.register(machineID: vm.id, rule: rule)) }
private func unregister(_ rule: String) -> Event { .asks(.unregister(machineID: vm.id, rule: rule)) }

/// A VM missing from one of the rules is put right: intent, step, verified.
@Suite struct RepairTests {
  @Test(arguments: well + badly + needless, Life.allCases)
  func `a VM is brought into the rules that do not list it`(course: Course, life: Life) throws {
    try Walk.check(course, life)
  }

  private static let accepted = Event.answer(.accepted(machineID: nil, job: "1"))

  static let well: [Course] = [
    .repair(
      "register, job, listed and Active",
      [
        register("r2"), accepted, .then(.wait(seconds: 2, for: .job("1"))), .job("1", .succeeded), .listed(on: "r2"),
        .then(.end(.repaired)),
      ]),
    .repair(
      "of two rules", of: ["r2", "r3"],
      [
        register("r2"), accepted, .job("1", .succeeded), .listed(on: "r2"), register("r3"), .listed(on: "r3"),
        .then(.end(.repaired)),
      ]),
    .repair("somebody else was quicker", [.listed(on: "r2"), .then(.end(.repaired))]),
    .repair(
      "a run that died before the answer: the rule tells",
      [register("r2"), .nextRun, .listed(on: "r2"), .then(.end(.repaired))]),
    .repair(
      "into all of the rules: whichever lists it keeps it there", of: ["r1", "r2", "r3"],
      [
        .listed(on: "r1"), register("r2"), accepted, .job("1", .succeeded), .listed(on: "r2"), register("r3"),
        .listed(on: "r3"), .then(.end(.repaired)),
      ]),
    .repair(
      "one that is in another rule only is brought into the counted one", of: ["r1"],
      [register("r1"), accepted, .job("1", .succeeded), .listed(on: "r1"), .then(.end(.repaired))]),
    .repair(
      "a rule left in Add is mended, once; one that is not to be repaired is left alone",
      [
        .inactive("r1"), register("r2"), accepted, .job("1", .failed("no")), .listed(on: "r2"), .inactive("r2"),
        unregister("r2"), .answer(.accepted(machineID: nil, job: "2")), .job("2", .succeeded), .unlisted(from: "r2"),
        register("r2"), .answer(.accepted(machineID: nil, job: "3")), .job("3", .succeeded), .listed(on: "r2"),
        .active("r2"), .then(.end(.repaired)),
      ]),
  ]

  static let badly: [Course] = [
    .repair(
      "one that was taken out of its last rule is not left nobody's", of: ["r1", "r2", "r3"],
      [
        .listed(on: "r1"), .inactive("r1"), .seconds(30), unregister("r1"),
        .answer(.accepted(machineID: nil, job: nil)), .unlisted(from: "r1"),
      ] + Array(repeating: [register("r1"), .answer(.refused("no right")), .seconds(2)], count: 9).joined() + [
        .then(.pause("\(vm.name) could not be registered again: no right")), .nextRun, .seconds(2), register("r1"),
      ]),
    .repair(
      "refused again and again: left as it is, for a later run",
      Array(repeating: [register("r2"), .answer(.refused("no right")), .seconds(2)], count: 3).joined()
        + [.then(.end(.repairFailed("no right")))]),
    .repair(
      "a rule that stays in Add: it stays a member of the others",
      [
        register("r2"), accepted, .job("1", .failed("no")), .listed(on: "r2"), .inactive("r2"), unregister("r2"),
        .answer(.accepted(machineID: nil, job: "2")), .job("2", .succeeded), .unlisted(from: "r2"), register("r2"),
        .answer(.accepted(machineID: nil, job: "3")), .job("3", .failed("no")), .listed(on: "r2"),
        .then(.end(.repairFailed("no"))),
      ]),
    .repair(
      "a job that never ends does not hold the group for longer than its life",
      [
        register("r2"), accepted, .seconds(600), .then(.wait(seconds: 2, for: .job("1"))), .seconds(1),
        .then(.wait(seconds: 2, for: .rule("r2"))), .seconds(2), register("r2"),
      ]),
  ]

  static let needless: [Course] = [
    .repair("stopped meanwhile", [.vm(.stopped), .then(.end(.repairNeedless("it is Stopped")))]),
    .repair("destroyed meanwhile", [.vm(.destroyed), .then(.end(.repairNeedless("it is gone")))]),
    .repair("not listed at all", [.vmVanishes, .then(.end(.repairNeedless("it is gone")))]),
    .repair(
      "no member any more: somebody takes it out",
      [
        register("r2"), .answer(.unanswered("time-out")), .unlisted(from: "r1"),
        .then(.end(.repairNeedless("rule r1 no longer lists it"))),
      ]),
    .repair(
      "into all of the rules, and none lists it", of: ["r1", "r2", "r3"],
      [.then(.end(.repairNeedless("no rule lists it")))]),
    .repair(
      "in no other rule any more", of: ["r1"],
      [.unlisted(from: "r2"), .unlisted(from: "r3"), .then(.end(.repairNeedless("rule r2, r3 no longer lists it")))]),
  ]

  @Test(arguments: [4, 5, 6])
  func `an operator fills the group meanwhile: no member beyond max_size`(size: Int) throws {
    var operation = try #require(Self.memory(repairing: 2, ["r1"]).operation)
    operation.phase = .registering(call: Call(at: noon + -9, rule: "r1", attempts: 1), isMended: false)
    let sight = Sight(
      machines: [.hand(2)],
      listings: [
        Listing(rule: "r1", isListed: false, isActive: true, size: size),
        Listing(rule: "r2", isListed: true, isActive: true),
      ], cloudTime: noon)
    let full = "rule r1 lists \(size) VMs, and max_size is 5"
    #expect(
      operation.advance(seeing: sight, under: .usual.with { $0.maxSize = 5 }, at: noon)
        == (size < 5 ? .change(.register(machineID: "vm-2", rule: "r1")) : .end(.repairNeedless(full))))
  }

  @Test func `a rule that is no longer named is lost to a repair, and to nothing else`() throws {
    let repair = Operation.repair(Repair(machine: .hand(2), rules: ["r2", "r3"]), at: Self.place(3), now: noon)
    #expect(repair.carried(on: Self.place(2))?.missing == ["r2"])
    var alone = try #require(repair.carried(on: Self.place(1)))
    let sight = Sight(
      machines: [.hand(2)], listings: [Listing(rule: "r1", isListed: true, isActive: true)], cloudTime: noon)
    #expect(
      alone.advance(seeing: sight, under: .usual, at: noon)
        == .end(.repairNeedless("the rules that lacked it are no longer named")))
    #expect(Operation.removal(of: .hand(2), at: Self.place(2), now: noon).carried(on: Self.place(1)) == nil)
    let elsewhere = Operation.Place(endpoint: Self.place.endpoint, rules: ["r2"], account: "ops")
    #expect(repair.carried(on: elsewhere) == nil)
  }

  // MARK: - What is remembered

  private static func place(_ rules: Int) -> Operation.Place {
    Operation.Place(endpoint: place.endpoint, rules: (1...rules).map { "r\($0)" }, account: "ops")
  }

  private static let place = Operation.Place(
    endpoint: "https://cloud.example/client/api", rules: ["r1", "r2"], account: "ops")

  private static func memory(repairing number: Int, _ rules: [String] = ["r2"]) -> Memory {
    .with { $0.operation = .repair(Repair(machine: .hand(number), rules: rules), at: place, now: noon) }
  }

  @Test func `a repair that was never sent has not begun, and one that may have been has`() throws {
    var operation = try #require(Self.memory(repairing: 2).operation)
    #expect(!operation.hasBegun)
    let sight = Sight(
      machines: [.hand(2)],
      listings: [
        Listing(rule: "r1", isListed: true, isActive: true), Listing(rule: "r2", isListed: false, isActive: true),
      ], cloudTime: noon)
    #expect(
      operation.advance(seeing: sight, under: .usual, at: noon) == .change(.register(machineID: "vm-2", rule: "r2")))
    #expect(operation.hasBegun)
    operation.note(.notSent("no network"), at: noon)
    #expect(!operation.hasBegun)
  }

  @Test func `failed repairs are put off for 1, 2, 4, up to 30 minutes, and forgotten by one that went well`() {
    var memory = Memory()
    var waits: [Double] = []
    for _ in 1...7 {
      memory.operation = Self.memory(repairing: 2).operation
      memory.finish(.repairFailed("no"), at: noon)
      waits.append(memory.failedRepairs?.remaining(at: noon) ?? 0)
    }
    #expect(waits == [60, 120, 240, 480, 960, 1800, 1800])
    memory.settle(at: noon + -3600)
    #expect(memory.failedRepairs?.remaining(at: noon + -3600) == 1800)
    memory.operation = Self.memory(repairing: 3).operation
    memory.finish(.repaired, at: noon)
    #expect(memory.failedRepairs?.count == 7)
    memory.operation = Self.memory(repairing: 2).operation
    memory.finish(.repaired, at: noon)
    #expect(memory == Memory())
  }

  @Test func `a repair is no scaling, and what the last launch made stays known`() {
    var memory = Memory.with {
      $0.lastScaleOut = noon + -10
      $0.latest = Finished(machineID: "vm-7", name: "web", isMember: true, at: noon + -10)
    }
    let before = memory
    memory.operation = Self.memory(repairing: 2).operation
    memory.finish(.repaired, at: noon)
    #expect(memory == before)
    for ending in [Ending.repaired, .repairFailed("no"), .repairNeedless("it is gone")] {
      memory.operation = Self.memory(repairing: 3, ["r1"]).operation
      memory.finish(ending, at: noon)
      #expect(memory.latest == before.latest)
    }
    memory.operation = Self.memory(repairing: 3, ["r1"]).operation
    memory.finish(.repaired, at: noon + 50)
    #expect(memory.latest == Finished(machineID: "vm-3", name: "hand-3", isMember: true, at: noon + 50))
    #expect(memory.lastScaling == noon + -10)
  }
}

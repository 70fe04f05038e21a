import Scaling

@testable import cronscale

extension Machine {
  static func example(_ number: Int, _ state: MachineState, name: String? = nil) -> Machine {
    Machine(id: "10\(number)", name: name ?? "web-\(number)", state: state)
  }

  /// One that cronscale launched.
  static func launched(_ state: MachineState) -> Machine { .example(5, state, name: "web-261121172752-7f3a") }
}

extension Messages {
  /// The rule, its members and the monitored VM.
  static func group() throws -> Chapter {
    var fallback = Stage()
    fallback.reading.fallbackReason = "the reason"
    return Chapter(
      "the group",
      [
        Entry("no such rule, and no other", failures { _ = try Stage(answers: []).cloud.rule() }),
        Entry("the group is full of VMs that do not serve", complaint(members: [.example(1, .running)] + stopped)),
        Entry("the monitored VM is not among the account's", complaint(members: four)),
        Entry("two of several are not", .monitoredNotFound(["web8", "web9"])),
        Entry("a stopped member", .idleMember(.example(2, .stopped))),
        Entry("a VM that is nobody's", .stray(.launched(.running))),
        try observed("libssh2 cannot do what the host needs", fallback),
        Entry("no such rule, but others", failures { _ = try Stage(answers: [none, Stage.rules]).cloud.rule() }),
        Entry("another run is at work", .held(by: "process 4711 since 2026-11-21 17:27:00")),
        Entry("a signal comes", .interrupted),
      ])
  }

  private static let stopped = (2...5).map { Machine.example($0, .stopped) }
  private static let four = (2...5).map { Machine.example($0, .running) }

  private static func complaint(members: [Machine]) -> [Failure] {
    let policy = Policy(
      minSize: 2, maxSize: 5, scaleOut: .init(threshold: 3, periods: 1, cooldown: 300),
      scaleIn: .init(threshold: 1, periods: 1, cooldown: 300), drain: 30, victim: .newest, removable: .any,
      expunge: false)
    let seen = Observation(
      load: .load(0.5), members: members, account: members, monitored: Monitored(name: "web1.example.com"))
    var memory = Memory()
    memory.count(seen.load, under: policy)
    let decision = Decider(policy: policy, namePrefix: "web", memory: memory).decide(seen, at: noon)
    return decision.complaint.map { [$0] } ?? []
  }

  /// What a run logs while it looks around.
  static func observed(_ situation: String, _ stage: Stage) throws -> Entry {
    var run = try stage.run()
    var memory = Memory()
    _ = try run.observe(&memory)
    return Entry(situation, logged: stage.lines.all)
  }

  /// The cloud lists its rules, and not the one that is asked for.
  private static let none = (part: "&id=64330&", body: #"{"x":{}}"#)
}

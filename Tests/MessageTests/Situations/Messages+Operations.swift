@testable import Scaling
@testable import cronscale

extension Messages {
  private static let call = Call(at: noon)
  private static var gone: Machine { .launched(.destroyed) }

  /// Why the launch of a VM fails or waits.
  static func launches() -> Chapter {
    let searching = Course.launch(.searching(until: noon + 60, refusal: nil))
    let (booting, readying) = (Course.launch(.booting(call: call)), Course.launch(.readying(since: noon)))
    let registering = Course.launch(.registering(call: call, isMended: true))
    let unlisted = Course.launch(.registering(call: Course.thirdCall, isMended: false))
    let twins = [Machine.launched(.running), .example(6, .running, name: "web-261121172752-7f3a")]
    return Chapter(
      "launches",
      [
        searching.entry("two VMs of the name", twins), searching.entry("the deploy had no effect"),
        booting.entry("the new VM is no longer listed"), booting.entry("somebody destroys it at once", [gone]),
        booting.entry("it fails", [.launched(.error)]), booting.entry("it stays stopped", [.launched(.stopped)]),
        readying.entry("it is gone before it answers"),
        readying.entry("it stops before it answers", [.launched(.stopped)]),
        readying.entry("it never answers", [.launched(.running)]),
        registering.entry("it is destroyed before it is registered", [gone]),
        registering.entry("it stops before it is registered", [.launched(.stopped)]),
        registering.entry("the rule stays inactive", [.launched(.running)], isListed: true, isActive: false),
        unlisted.entry("the rule does not take it", [.launched(.running)]),
      ] + undone + calls)
  }

  /// What becomes of a VM that a launch has to take back.
  private static var undone: [Entry] {
    var protected = Machine.launched(.running)
    protected.isProtected = true
    return [
      Course.launch(.unregistering(call: call)).entry("somebody destroys it meanwhile", [gone]),
      Course.launch(.destroying(call: Call(at: noon), mayExpunge: true)).entry("it is gone", [gone]),
      Course.launch(.destroying(call: Call(at: noon), mayExpunge: true)).entry("it is protected by now", [protected]),
    ]
  }

  /// Calls whose effect has to be looked up, and waits that are longer than one run.
  private static var calls: [Entry] {
    let operation = Course.launch(.booting(call: Call(at: noon, job: "450318"))).operation
    let waits: [Waiting] = [
      .job("450318"), .appearance, .state(.stopping), .listing, .readiness, .rule("64330"), .drain,
    ]
    let changes: [Change] = [
      .deploy(name: operation.name, until: noon), .register(machineID: "105", rule: "64330"),
      .unregister(machineID: "105", rule: "64330"), .destroy(machineID: "105", expunge: true),
    ]
    return changes.map { Entry("a call is refused or not answered", .unsure($0, why: "the reason")) }
      + [Entry("the account calls too often", .heldBack(operation))]
      + waits.map { Entry("a wait is too long for one run", .outOfTime(operation, waiting: $0)) }
  }

  /// Why the removal of a VM fails or does not take place.
  static func removals() -> Chapter {
    var protected = Machine.launched(.running)
    protected.isProtected = true
    var monitored = Machine.launched(.running)
    monitored.addresses = ["web1.example.com"]
    let fresh = Course.removal(.unregistering(call: call))
    var picky = fresh
    picky.terms.removablePrefix = "other"
    let drained = Course.removal(.destroying(call: call, mayExpunge: false))
    let asked = Course.removal(.destroying(call: Course.thirdCall, mayExpunge: false))
    return Chapter(
      "removals",
      [
        fresh.entry("it is no member any more", [.launched(.running)]),
        fresh.entry("it has come to be protected", [protected], isListed: true),
        fresh.entry("it has come to be the monitored one", [monitored], isListed: true),
        picky.entry("it was not launched by cronscale", [.launched(.running)], isListed: true),
        fresh.entry("it is stopped by now", [.launched(.stopped)], isListed: true),
        Course.removal(.unregistering(call: Course.thirdCall))
          .entry("the rule keeps it", [.launched(.running)], isListed: true),
        drained.entry("somebody registers it again", [.launched(.running)], isListed: true),
        asked.entry("the cloud does not destroy it", [.launched(.running)]),
        Course.removal(.registering(call: Course.thirdCall, isMended: false))
          .entry("it stays, and cannot be registered again", [.launched(.running)]),
      ])
  }

  /// What the cloud says of its own jobs.
  static func jobs() throws -> Chapter {
    Chapter(
      "jobs",
      [
        try job("a job fails without a word", #"{"x":{"jobstatus":2}}"#),
        try job(
          "a job fails",
          #"{"x":{"jobstatus":2,"jobresult":{"errorcode":533,"errortext":"Unable to create a deployment"}}}"#),
        try job("a job is forgotten", #"{"x":{"errorcode":431,"errortext":"no such job"}}"#),
      ])
  }

  private static func job(_ situation: String, _ answer: String) throws -> Entry {
    let stage = Stage(answers: [(part: "command=queryAsyncJobResult&", body: answer)])
    var patience = Patience(limit: 600, log: stage.lines.log(), surroundings: try stage.run().surroundings)
    if let sight = try stage.cloud.look(Question(job: "450318")).job {
      patience.polled("450318", sight, isAboutMachine: true)
    }
    return Entry(situation, logged: stage.lines.all)
  }
}

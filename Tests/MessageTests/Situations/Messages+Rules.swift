import Scaling

@testable import cronscale

extension Messages {
  private static let place = Operation.Place(
    endpoint: Course.place.endpoint, rules: ["64330", "64331"], account: "ops/1")

  /// Several rules, and VMs that one of them lacks.
  static func rules() throws -> Chapter {
    Chapter("several rules", try inFile() + repairs())
  }

  private static func inFile() throws -> [Entry] {
    func owner(_ situation: String, _ changes: String) -> Entry {
      let second = (part: "&id=64331&", body: rule("64331", changes))
      let stage = Stage(answers: [second, (part: "&id=64330&", body: rule("64330", ""))], otherRules: ["64331"])
      return Entry(situation, failures { _ = try stage.cloud.owner() })
    }
    let none = Stage(answers: [(part: "&id=64331&", body: #"{"x":{}}"#), Stage.rules], otherRules: ["64331"])
    var taken = Stage(otherRules: ["64331"])
    taken.files = ["\(Stage.folder)/old.json": try StateFile.text(Memory(), rule: "64331")]
    return [
      Entry("one of them is not there", failures { _ = try none.cloud.rule("64331") }),
      owner("one is named by two ids", #","id":"64330""#), owner("they belong to two accounts", #","account":"dev""#),
      owner("they are in two zones", #","zoneid":"2""#), owner("they are in two networks", #","networkid":"8""#),
      Entry("another group has one of them", failures { try taken.run().checkRule(.nothing) }),
      Entry("and this one has a state file", failures { try taken.run().checkRule(.memory(Memory())) }),
      Entry(
        "one lists a VM that is no member",
        failures {
          throw Failure.outsider(Outsider(machine: .example(9, .running), rules: ["64331"]), counted: "64330")
        }),
    ]
  }

  /// A rule as the cloud lists it; of a name that is there twice the last value counts.
  private static func rule(_ id: String, _ changes: String) -> String {
    let own = changes.contains(#""id""#) ? "" : #","id":"\#(id)""#
    let others = [#""account":"ops""#, #""zoneid":"1""#, #""networkid":"7""#].filter {
      !changes.contains($0.prefix { $0 != ":" })
    }
    let members = (["\"name\":\"web\"", "\"domainid\":\"1\""] + others).joined(separator: ",") + own + changes
    return #"{"x":{"loadbalancerrule":[{\#(members)}]}}"#
  }

  private static func repairs() throws -> [Entry] {
    let member = Machine.example(2, .running)
    return [
      repair("the VM is destroyed meanwhile", member, [.example(2, .destroyed)], counted: true),
      repair("it is stopped meanwhile", member, [.example(2, .stopped)], counted: true),
      repair("it is no member any more", member, [member], counted: false),
      repair("no rule lists it any more", member, [member], counted: false, missing: ["64330", "64331"]),
      repair("the group is full meanwhile", member, [member], counted: false, missing: ["64330"], size: 4),
      lost(repairing: member),
      repair("the rule does not take it", member, [member], counted: true, calls: 3),
    ]
  }

  private static func repair(
    _ situation: String, _ machine: Machine, _ seen: [Machine], counted: Bool, missing: [String] = ["64331"],
    size: Int = 0, calls: Int = 0
  ) -> Entry {
    var course = Course(operation: .repair(Repair(machine: machine, rules: missing), at: place, now: noon))
    let listings = [
      Listing(rule: "64330", isListed: counted, isActive: true, size: size),
      Listing(rule: "64331", isListed: size > 0, isActive: true),
    ]
    let sight = Sight(machines: seen, listings: listings, cloudTime: noon)
    for call in 0...calls {
      let now = noon + Double(call * 5)
      let step = course.operation.advance(seeing: sight, under: course.terms, at: now)
      if case .end(let ending) = step { return Entry(situation, .ended(ending, name: machine.name)) }
      course.operation.note(.accepted(machineID: nil, job: nil), at: now)
    }
    return Entry(situation, [])
  }

  /// The rc file no longer names the rule.
  private static func lost(repairing machine: Machine) -> Entry {
    let operation = Operation.repair(Repair(machine: machine, rules: ["64331"]), at: place, now: noon)
    var course = Course(operation: operation.carried(on: Course.place) ?? operation)
    let listing = Listing(rule: "64330", isListed: true, isActive: true)
    let sight = Sight(machines: [machine], listings: [listing], cloudTime: noon)
    guard case .end(let ending) = course.operation.advance(seeing: sight, under: course.terms, at: noon) else {
      return Entry("the rule is no longer named", [])
    }
    return Entry("the rule is no longer named", .ended(ending, name: machine.name))
  }
}

import Foundation

@testable import Scaling
@testable import cronscale

extension Messages {
  /// What the state file says.
  static func states() throws -> Chapter {
    let launch = Course.launch(.booting(call: Call(at: noon)))
    var busy = Memory()
    busy.operation = launch.operation
    let foreign = Operation.launch(
      name: launch.operation.name,
      at: .init(endpoint: Course.place.endpoint, rules: Course.place.rules, account: "dev/2"), now: noon)
    let repair = Operation.repair(
      Repair(machine: .example(2, .running), rules: ["64330"]), at: foreign.place, now: noon)
    let elsewhere = try StateFile.text(busy, rule: "64331")
    return Chapter(
      "the state file",
      [
        try recalled("it is damaged", ["web.json": "{"], dry: false),
        try recalled("it is damaged, in a dry run", ["web.json": "{"], dry: true),
        try recalled("it holds numbers that nobody wrote", ["web.json": try unbelievable()], dry: false),
        try recalled(
          "the rc file names another rule", ["web.json": try StateFile.text(Memory(), rule: "64331")], dry: false),
        try recalled("the rc file names another rule, and a VM is under way", ["web.json": elsewhere], dry: false),
        try recalled(
          "another group has the rule", ["old.json": try StateFile.text(Memory(), rule: "64330")], dry: false),
        try recalled(
          "a newer cronscale wrote it", ["web.json": try StateFile.text(Memory(), rule: "64330", version: 2)],
          dry: false),
        try recalled(
          "a rule was taken out of the rc file, and a VM is under way", ["web.json": try lost()], dry: false),
        Entry("the account has changed, and a VM is repaired", failures { _ = try Stage().run().check(repair) }),
        Entry("the account has changed, and a VM is under way", failures { _ = try Stage().run().check(foreign) }),
        Entry(
          "there is no place for it",
          failures {
            _ = try StateFolder(option: nil, environment: [:], home: nil, ownsSystemFolder: false)
          }),
      ])
  }

  private static func lost() throws -> String {
    var memory = Memory()
    memory.operation = .launch(
      name: "web-261121172752-7f3a",
      at: .init(endpoint: Course.place.endpoint, rules: ["64330", "64331"], account: "ops/1"), now: noon)
    memory.operation?.phase = .booting(call: Call(at: noon))
    return try StateFile.text(memory, rule: "64330", "64331")
  }

  private static func unbelievable() throws -> String {
    try StateFile.text(Memory(), rule: "64330").replacing("\"breachesOut\":0", with: "\"breachesOut\":-1")
  }

  private static func recalled(_ situation: String, _ files: [String: String], dry: Bool) throws -> Entry {
    var stage = Stage()
    stage.files = Dictionary(uniqueKeysWithValues: files.map { ("\(Stage.folder)/\($0)", $1) })
    stage.answers.append(
      (
        part: "command=listVirtualMachines&",
        body: #"{"x":{"virtualmachine":[{"id":"105","name":"web-261121172752-7f3a","state":"Running"}]}}"#
      ))
    var run = try stage.run()
    do {
      _ = try dry ? run.recallOnly() : run.recall()
      if !dry { try run.forgetReplaced() }
    } catch { return Entry(situation, error) }
    return Entry(situation, logged: stage.lines.all.map { $0.replacing(LocalTime(noon).digits, with: "261121172752") })
  }
}

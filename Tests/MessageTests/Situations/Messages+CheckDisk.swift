import Scaling

@testable import cronscale

extension Messages {
  /// What `cronscale check` finds in the state folder.
  static func checkDisk() throws -> Chapter {
    var underWay = Memory()
    underWay.operation = Course.launch(.readying(since: noon)).operation
    let elsewhere = StateFile.Subject(endpoint: "https://cloud.example.com/client/api", rules: ["64331"])
    return Chapter(
      "cronscale check: the state folder",
      [
        try disk("before the first run", .stateFolder) { $0.folder = .success(.toBeMade(Stage.folder)) },
        try disk("before the first run", .stateFile) { _ in },
        try disk("nothing can be written there", .stateFile) {
          $0.folder = .failure(Failure(.fault, "the reason"))
        },
        try disk("a run was cut off", .stateFile) { $0.state = .success(.memory(underWay)) },
        try disk("another group has the rule", .stateFile) { $0.rival = .success("\(Stage.folder)/old.json") },
        try disk("the file is damaged", .stateFile) { $0.state = .success(.unreadable("it is no state file")) },
        try disk("the file is about another rule", .stateFile) {
          $0.state = .success(.another(Memory(), of: elsewhere))
        },
        try disk("a run is at work", .lock) { $0.holder = "process 4711 since 2026-11-21 17:27:00" },
        try disk("somebody else's lock file", .lock) {
          $0.lockTrouble = DiskReader.unwritableLock("\(Stage.folder)/web.lock")
        },
      ])
  }

  private static func disk(
    _ situation: String, _ check: Check, _ change: (inout DiskSnapshot) -> Void
  ) throws -> Entry {
    try Examined.entry(situation, check) { change(&$0.disk) }
  }
}

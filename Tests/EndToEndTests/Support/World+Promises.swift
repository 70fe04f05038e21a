import CloudSimulator
import Foundation

/// What became of a VM that cronscale made.
enum Fate: Equatable {
  case member
  case destroyed
  /// It costs money and serves nobody.
  case lost
}

extension World {
  var ledger: Ledger { cloud.withCloud { cloud, _ in cloud.ledger } }

  /// What became of each VM that cronscale made, in the order of their making.
  var fates: [Fate] {
    let members = members
    return ledger.entries.filter(\.isLaunched).map { entry in
      guard entry.costs else { return .destroyed }
      return members.contains(entry.name) ? .member : .lost
    }
  }

  /// Whether a run left something for the next one.
  var isUnfinished: Bool { state.contains("\"operation\"") }

  /// Runs, as cron would start them, a minute apart, until nothing is left to finish.
  func runUntilQuiet(changing changes: [String: [String: String?]] = [:]) async throws -> [Finished] {
    var runs: [Finished] = []
    while isUnfinished, runs.count < 50 {
      try letMinutePass()
      runs.append(try await run(changing: changes))
    }
    return runs
  }

  /// Makes what the operation on disk remembers a minute older; the cloud's own clock stays.
  func letMinutePass() throws { try moveTimes(by: -60, of: ["since", "startedAt"]) }

  /// Makes the memory that of runs whose clock was wrong by so many seconds; what it holds of the cloud's clock stays.
  func setClockRight(by error: Double) throws {
    try moveTimes(by: error, of: ["since", "startedAt", "lastScaleOut", "lastScaleIn"], but: ["absence"])
  }

  private func moveTimes(by seconds: Double, of keys: Set<String>, but exceptions: Set<String> = []) throws {
    func moved(_ value: Any, _ key: String) -> Any {
      if let time = value as? Double, keys.contains(key) { return time + seconds }
      guard let object = value as? [String: Any], !exceptions.contains(key) else { return value }
      return Dictionary(uniqueKeysWithValues: object.map { ($0, moved($1, $0)) })
    }
    try editState { memory in
      memory = Dictionary(uniqueKeysWithValues: memory.map { ($0, moved($1, $0)) })
    }
  }

  /// Changes what the state file holds, as an old run would have left it.
  func editState(_ edit: (inout [String: Any]) -> Void) throws {
    let file = folder.appending(path: "state/web.json")
    var contents = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    var memory = contents["memory"] as? [String: Any] ?? [:]
    edit(&memory)
    contents["memory"] = memory
    try JSONSerialization.data(withJSONObject: contents).write(to: file)
  }

  /// Every file and folder with its content and the time of its last change.
  func snapshot() throws -> [String: String] {
    var found: [String: String] = [:]
    for path in files + ["."] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)
      let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      let content = (try? Data(contentsOf: folder.appending(path: path)))?.base64EncodedString() ?? ""
      found[path] = "\(changed) \(content)"
    }
    return found
  }

  /// A VM of the group that was a member before cronscale came.
  func addMembers(_ names: String...) {
    cloud.withCloud { cloud, now in for name in names { _ = cloud.addMember(named: name, at: now) } }
  }

  /// Breaks or mends something in the cloud.
  func trouble(_ change: @Sendable (inout CloudSimulator.World.Trouble) -> Void) {
    cloud.withCloud { cloud, _ in
      var trouble = cloud.world.trouble
      change(&trouble)
      cloud.setTrouble(trouble)
    }
  }

  func set(_ machine: String, to state: Machine.State) {
    cloud.withCloud { cloud, now in cloud.set(machine, to: state, at: now) }
  }
}

extension Ledger.Entry {
  /// Whether the name is one that cronscale gives.
  var isLaunched: Bool { name.contains(/^web-[0-9]{12}-[0-9a-f]{4}$/) }
}

extension [String] {
  /// The lines with the names, ids and times of this one run replaced, so that all of them can be compared.
  var generalized: [String] {
    map {
      $0.replacing(/web-[0-9]{12}-[0-9a-f]{4}/, with: "NAME").replacing(/in [0-9]+ s/, with: "in N s")
    }
  }
}

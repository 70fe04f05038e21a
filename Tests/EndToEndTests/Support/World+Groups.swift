import CloudSimulator
import Foundation
import TestSupport

/// A host whose load is its own.
extension SSHServer {
  static func showing(_ load: String) async throws -> SSHServer {
    try await onThread { try SSHServer(load: "\(load) \(load) \(load) 1/80 4711") }
  }
}

extension World {
  /// Where rc files of several groups are.
  private var groupFolder: URL { folder.appending(path: "groups") }

  /// Writes an rc file into the folder `groups`, for a group with a rule and two members of its own, whose first one is
  /// monitored.
  ///
  /// - Returns: the rule's id.
  @discardableResult
  func addGroup(_ name: String, changing changes: [String: [String: String?]] = [:]) throws -> String {
    let rule = cloud.withCloud { cloud, now in
      let members = ["\(name)-1", "\(name)-2"]
      return cloud.text(cloud.addRule(named: "\(name)-lb", members: members, at: now).id)
    }
    let own: [String: [String: String?]] = [
      "scaling": ["name": name, "load_balancer": rule], "monitoring": ["vm": "\(name)-1"],
    ]
    try writeGroup(rc(own.merging(changes) { $0.merging($1) { $1 } }), to: "\(name).rc")
    return rule
  }

  /// Writes an rc file into the folder `groups`.
  func writeGroup(_ text: String, to name: String, mode: Int = 0o600) throws {
    try FileManager.default.createDirectory(at: groupFolder, withIntermediateDirectories: true)
    try write(text, to: "groups/\(name)", mode: mode)
  }

  /// One run of all groups in the folder `groups`, going on.
  func startGroups(_ options: String...) throws -> Program {
    try Program(
      ["-c", "groups", "--state-dir", "state"] + options, in: folder,
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"])
  }

  func members(of group: String) -> [String] {
    cloud.withCloud { cloud, _ in cloud.memberNames(ofRuleNamed: "\(group)-lb") ?? [] }
  }

  /// Names of groups that have a state file.
  var rememberedGroups: [String] {
    files.filter { $0.hasPrefix("state/") && $0.hasSuffix(".json") }.map { String($0.dropFirst(6).dropLast(5)) }
  }
}

extension [String] {
  /// The lines with a group's mark, without it.
  func lines(of mark: String) -> [String] {
    filter { $0.hasPrefix("[\(mark)] ") }.map { String($0.dropFirst(mark.count + 3)) }
  }
}

import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Who runs the program, and in what environment: read once, at the edge.
struct User {
  let environment: [String: String]
  /// `$HOME`; where cron or systemd left that out, what the system's user list says.
  let home: String?
  let isRoot: Bool
  let id: UInt32

  /// What a person has typed before the command to be this user, and will have to type again; empty where it is nothing.
  var sudo: String {
    guard environment["SUDO_USER"].nonEmpty != nil, !isRoot else { return "" }
    return "sudo -u \(userName(ofUser: id).forShell) "
  }

  static var current: User {
    let environment = ProcessInfo.processInfo.environment
    let id = effectiveUserID()
    return User(
      environment: environment, home: environment["HOME"].nonEmpty ?? homeFolder(ofUser: id), isRoot: id == 0, id: id)
  }
}

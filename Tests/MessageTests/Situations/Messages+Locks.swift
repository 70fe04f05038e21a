import Foundation
import Platform
import Scaling

@testable import cronscale

extension Messages {
  private static let forbidden = SystemError("open", code: EACCES)
  private static let full = SystemError("write", code: ENOSPC)
  private static let tooMany = SystemError("open", code: EMFILE)
  private static let tooLarge = SystemError("write", code: EFBIG)

  /// The state folder and its files, where the machine does not do what is asked of it.
  static func locks() throws -> Chapter {
    Chapter(
      "the state folder and its files",
      [
        Entry("the folder cannot be made", StateFolder(path: Stage.folder).unmade(forbidden)),
        Entry("it cannot be made on a full disk", StateFolder(path: Stage.folder).unmade(full)),
        Entry("the lock cannot be opened", GroupLock.untaken("\(Stage.folder)/web.lock", forbidden)),
        Entry("the lock's disk is full", GroupLock.untaken("\(Stage.folder)/web.lock", full)),
        Entry("as many files are open as may be", GroupLock.untaken("\(Stage.folder)/web.lock", tooMany)),
        saved("nothing can be saved there", forbidden), saved("nothing can be saved on a full disk", full),
        saved("nothing can be saved beyond a limit", tooLarge),
        Entry("another group's state file cannot be read", failures { _ = try neighbour(forbidden).rival() }),
        Entry("none can be read: too many files are open", failures { _ = try neighbour(tooMany).rival() }),
        Entry("the folder cannot be listed", failures { _ = try broken(forbidden).rival() }),
        Entry("the state file cannot be read", failures { _ = try broken(forbidden).read() }),
        Entry(
          "a damaged one cannot be put aside",
          failures { _ = try broken(forbidden).setAside(stamp: "261121172752") }),
        try lost("the lock file is removed during a run", { _ in }),
        try lost("and another run has come", { _ = try $0.file("web.lock", "") }),
      ])
  }

  private static func saved(_ situation: String, _ error: SystemError) -> Entry {
    Entry(situation, failures { try broken(error).write(Memory()) })
  }

  private static func broken(_ error: SystemError) -> StateFile {
    StateFile(
      path: Stage.path, subject: .init(endpoint: "", rules: ["64330"]),
      disk: Disk(
        read: { _ throws(SystemError) in throw error }, replace: { _, _ throws(SystemError) in throw error },
        rename: { _, _ throws(SystemError) in throw error },
        names: { _ throws(SystemError) in throw error }))
  }

  private static func neighbour(_ error: SystemError) -> StateFile {
    var file = broken(error)
    file.disk.names = { _ in ["app.json"] }
    return StateFile(path: file.path, subject: .init(endpoint: "", rules: ["64330"]), disk: file.disk)
  }

  private static func lost(_ situation: String, _ meanwhile: (Desk) throws -> Void) throws -> Entry {
    let desk = try Desk()
    let lock = "\(desk.folder)/web.lock"
    switch try GroupLock.take(lock, owner: "this run") {
    case .taken: return Entry(situation, [])
    case .held(let held):
      var state = StateFile(path: "\(desk.folder)/web.json", subject: .init(endpoint: "", rules: []))
      state.claim = held.claim
      try FileManager.default.removeItem(atPath: lock)
      try meanwhile(desk)
      let entry = desk.entry(situation) { try state.write(Memory()) }
      held.release()
      return entry
    }
  }
}

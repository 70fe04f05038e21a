import Foundation
import Platform
import Scaling

@testable import cronscale

extension Messages {
  private static let troubles: [(String, Int32)] = [
    ("this user may not write there", EACCES), ("the disk is full", ENOSPC), ("too many files are open", EMFILE),
    ("files may not be so large", EFBIG),
  ]

  /// The state folder and its files, where the machine does not do what is asked of it.
  static func locks() throws -> Chapter {
    Chapter(
      "the state folder and its files",
      troubles.flatMap { situation, code in
        let error = SystemError("open", code: code)
        return [
          Entry("the folder: \(situation)", StateFolder(path: Stage.folder).unmade(error)),
          Entry("the lock: \(situation)", GroupLock.untaken("\(Stage.folder)/web.lock", error)),
          Entry("saving: \(situation)", failures { try broken(error).write(Memory()) }),
          Entry("reading: \(situation)", failures { _ = try broken(error).read() }),
          Entry("putting aside: \(situation)", failures { _ = try broken(error).setAside(stamp: "261121172752") }),
        ]
      } + [
        try lost("the lock file is removed during a run", { _ in }),
        try lost("and another run has come", { _ = try $0.file("web.lock", "") }),
      ])
  }

  private static func broken(_ error: SystemError) -> StateFile {
    StateFile(
      path: Stage.path, subject: .init(endpoint: "", rules: []),
      disk: Disk(
        read: { _ throws(SystemError) in throw error }, replace: { _, _ throws(SystemError) in throw error },
        rename: { _, _ throws(SystemError) in throw error }, names: { _ in [] }))
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

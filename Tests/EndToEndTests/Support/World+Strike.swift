import CloudSimulator
import Foundation

/// What may befall the machine while a run goes on.
enum MachineFault: String, CaseIterable, Sendable {
  case fullDisk
  case readOnlyFolder
  case vanishedFolder
  case vanishedLock

  /// Whether it befalls all files, and no right or single name.
  var isOfFiles: Bool {
    switch self {
    case .fullDisk, .vanishedFolder: true
    case .readOnlyFolder, .vanishedLock: false
    }
  }
}

extension World {
  /// Lets something happen when a request comes in, before the cloud does what it was asked for; it is answered as ever.
  ///
  /// - Parameters:
  ///   - command: nil: any.
  ///   - count: which request of that command it is, from 1 on.
  ///   - strike: hears the number of the process that has the group.
  func strike(at command: String?, asked count: Int, _ strike: @escaping @Sendable (World, Int32) async -> Void) {
    let seen = Counter()
    intercept { [weak self] request, process in
      guard command == nil || request.command == command, seen.next() == count, let self, let id = self.lockHolder
      else { return process(request) }
      await strike(self, id)
      return process(request)
    }
  }

  /// The process that the lock file names.
  private var lockHolder: Int32? {
    let text = try? String(contentsOf: folder.appending(path: "state/web.lock"), encoding: .utf8)
    return text?.firstMatch(of: /process ([0-9]+) since/).flatMap { Int32($0.1) }
  }

  func befall(_ fault: MachineFault, process: Int32) async {
    let act =
      switch fault {
      case .fullDisk: "\(Unprivileged.command) prlimit --pid \(process) --fsize=100"
      case .readOnlyFolder: "chmod 500 state"
      case .vanishedFolder: "rm -r state"
      case .vanishedLock: "rm state/web.lock"
      }
    _ = try? await EndToEndTests.shell(act, in: folder, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
  }

  /// A run by a user who is not root, whose lines go through pipes: no limit on files concerns them.
  func unprivilegedRun(changing changes: [String: [String: String?]] = [:]) async throws -> ShellRun {
    let settings = try copyKeys().merging(changes) { $0.merging($1) { $1 } }
    let run = "\(Unprivileged.command) \(usualRun); echo $? >status"
    _ = try await shell(
      "\(Unprivileged.handOver); { { \(run); } 2>&3 3>&- | cat >log; } 3>&1 | cat >errors", changing: settings)
    func said(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return ShellRun(
      status: Int32(try said("status").dropLast()) ?? -1, output: try said("log"), errors: try said("errors"))
  }
}

#if os(Linux)
  import Foundation
  import TestSupport

  /// The hosts of all stages.
  ///
  /// What is killed is the conversation with the cloud and the memory, so the load comes without a login, which would
  /// take a quarter of the time: from a stand-in for the system's ssh.
  final class KillHost: Sendable {
    /// Answers at the address of a VM that is asked whether it is ready.
    let launched: SSHServer
    /// Holds the stand-in. It is written once and before any run: no program starts while somebody has it open.
    let folder: URL

    static let shared = Result { try KillHost() }

    private init() throws {
      launched = try SSHServer(address: "127.0.0.2")
      folder = launched.folder.appending(path: "bin")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = FileManager.default.createFile(
        atPath: folder.appending(path: "ssh").path, contents: Data("#!/bin/sh\necho $KILL_LOAD\n".utf8),
        attributes: [.posixPermissions: 0o700])
      // What is everybody's lives as long as the process, and no deinit comes.
      atexit {
        if let host = try? KillHost.shared.get() { try? FileManager.default.removeItem(at: host.launched.folder) }
      }
    }

    /// A new folder for one stage.
    func stageFolder() throws -> URL {
      let stage = launched.folder.appending(path: "stage-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: stage, withIntermediateDirectories: true)
      return stage
    }

    /// What a program needs in its environment.
    func environment(load: String) -> [String: String] {
      ["PATH": "\(folder.path):/usr/bin:/bin", "KILL_LOAD": load]
    }

    static let section = [
      "host": "127.0.0.1", "vm": KillScenario.monitored, "user": "scaler", "private_key_path": "/dev/null",
      "transport": "ssh", "command": "load",
    ]
  }
#endif

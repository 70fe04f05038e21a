#if os(Linux)
  import CloudSimulator
  import Foundation
  import Synchronization
  import TestSupport

  /// A place for runs of the built program, one after the other: a simulator, a folder and the shared clock, set to any
  /// scene. For one thread at a time; the host is everybody's.
  final class Stage: Sendable {
    private let simulator: Simulator
    private let folder: URL
    private let tally: Tally
    private let conversation = Mutex(Conversation())

    /// What has been said in the present run.
    private struct Conversation {
      var requests: [String] = []
      var point: KillPoint?
      var process: pid_t?
      var rewriting: [(String, String)] = []
    }

    /// - Parameter scenario: tells what the rc file says.
    init(_ scenario: KillScenario) async throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "cronscale-stage-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let tally = try Tally(at: folder.appending(path: "tally").path)
      self.tally = tally
      simulator = try Simulator(scenario.configuration, clock: { tally.now })
      try await simulator.start()
      simulator.intercept { [weak self] request, process in self?.answer(request, process) }
      let text = scenario.rc(endpoint: simulator.endpoint, host: try KillHost.shared.get())
      let file = folder.appending(path: "web.rc").path
      _ = FileManager.default.createFile(
        atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
      conversation.withLock { $0.rewriting = scenario.rewriting }
    }

    /// Ends the simulator and takes the folder away.
    func strike() async {
      await simulator.stop()
      try? FileManager.default.removeItem(at: folder)
    }

    /// One run in a scene, killed at a point of it where one is named.
    func run(in scene: Scene, killedAt point: KillPoint? = nil) throws -> (run: StageRun, after: Scene) {
      try set(scene)
      conversation.withLock { ($0.requests, $0.point, $0.process) = ([], point, nil) }
      let output = folder.appending(path: "log").path
      let end = try Spawned.run(command, environment: environment(point), output: output) { process in
        conversation.withLock { $0.process = process }
      }
      let text = try String(contentsOfFile: output, encoding: .utf8)
      let run = StageRun(
        status: end.status, isKilled: end.isKilled, requests: conversation.withLock { $0.requests },
        writes: tally.writes, lines: text.split(separator: "\n").map(String.init))
      return (run, try present(since: scene))
    }

    private var command: [String] {
      [
        Program.products.appending(path: "cronscale").path, "-c", folder.appending(path: "web.rc").path,
        "--state-dir", stateFolder.path,
      ]
    }

    private var stateFolder: URL { folder.appending(path: "state") }

    private func environment(_ point: KillPoint?) -> [String: String] {
      var all = [
        "HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "KILLSWITCH_TALLY": tally.path,
        "LD_PRELOAD": Program.products.appending(path: "libKillSwitch.so").path,
      ]
      if case .write(let number, let moment) = point { all["KILLSWITCH_AT"] = "\(number) \(moment)" }
      return all
    }

    // MARK: - Scenes

    private func set(_ scene: Scene) throws {
      (tally.now, tally.writes) = (scene.now, 0)
      simulator.withCloud { cloud, _ in cloud = scene.cloud }
      try? FileManager.default.removeItem(at: stateFolder)
      guard !scene.files.isEmpty else { return }
      try FileManager.default.createDirectory(
        at: stateFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for (name, content) in scene.files {
        _ = FileManager.default.createFile(
          atPath: stateFolder.appending(path: name).path, contents: content, attributes: [.posixPermissions: 0o600])
      }
    }

    private func present(since before: Scene) throws -> Scene {
      var scene = before
      scene.cloud = simulator.withCloud { cloud, _ in cloud }
      scene.now = tally.now
      scene.files = [:]
      for name in (try? FileManager.default.contentsOfDirectory(atPath: stateFolder.path)) ?? [] {
        scene.files[name] = try Data(contentsOf: stateFolder.appending(path: name))
      }
      return scene
    }

    // MARK: - Requests

    private func answer(_ request: Request, _ process: @Sendable (Request) -> Response) -> Response? {
      let (number, point) = conversation.withLock { conversation in
        conversation.requests.append(request.command)
        return (conversation.requests.count, conversation.point)
      }
      if point == .request(number, .before) { return die() }
      var response = process(request)
      if point == .request(number, .after) { return die() }
      for (from, to) in conversation.withLock({ $0.rewriting }) {
        response.body = Array(response.text.replacing(from, with: to).utf8)
      }
      return response
    }

    /// The process asks only after its start, but may be quicker than the one who started it.
    private func die() -> Response? {
      while true {
        if let process = conversation.withLock({ $0.process }) {
          Foundation.kill(process, SIGKILL)
          return nil
        }
        usleep(100)
      }
    }
  }
#endif

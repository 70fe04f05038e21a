#if os(Linux)
  import CloudSimulator
  import Foundation

  /// A place for runs of the built program, one after the other: a cloud, a folder and the shared clock, set to any
  /// scene. For one thread at a time; the host is everybody's.
  final class Stage: Sendable {
    private let folder: URL
    private let tally: Tally
    private let play: Play
    private let server: StageServer
    private let surroundings: [String: String]
    /// Where the simulator is reached from this stage; in scenes stands ``anyAuthority``, so that they suit every stage.
    private let authority: String

    private static let anyAuthority = "simulator:0"

    init(_ scenario: KillScenario) throws {
      let host = try KillHost.shared.get()
      folder = try host.stageFolder()
      tally = try Tally(at: folder.appending(path: "tally").path)
      let play = Play(scenario, clock: tally)
      self.play = play
      server = try StageServer { play.answer($0) }
      surroundings = host.environment(load: scenario.load)
      authority = "127.0.0.1:\(server.port)"
      let text = scenario.rc(endpoint: "http://\(authority)/client/api", host: host)
      _ = FileManager.default.createFile(
        atPath: folder.appending(path: "web.rc").path, contents: Data(text.utf8),
        attributes: [.posixPermissions: 0o600])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// One run in a scene, killed at a point of it where one is named.
    func run(in scene: Scene, killedAt point: KillPoint? = nil) throws -> (run: StageRun, after: Scene) {
      try set(scene, point)
      let output = folder.appending(path: "log").path
      let end = try Spawned.run(command, environment: environment(point), output: output, started: play.started)
      let text = try String(contentsOfFile: output, encoding: .utf8)
      let run = StageRun(
        status: end.status, isKilled: end.isKilled, requests: play.requests, writes: tally.writes,
        lines: text.split(separator: "\n").map(String.init))
      return (run, try present())
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
        "HOME": folder.path, "TZ": "UTC", "KILLSWITCH_TALLY": tally.path,
        "LD_PRELOAD": Program.products.appending(path: "libKillSwitch.so").path,
      ]
      if case .write(let number, let moment) = point { all["KILLSWITCH_AT"] = "\(number) \(moment)" }
      return all.merging(surroundings) { $1 }
    }

    // MARK: - Scenes

    private func set(_ scene: Scene, _ point: KillPoint?) throws {
      (tally.now, tally.writes) = (scene.now, 0)
      play.begin(scene.cloud, killingAt: point)
      try? FileManager.default.removeItem(at: stateFolder)
      guard !scene.files.isEmpty else { return }
      try FileManager.default.createDirectory(
        at: stateFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for (name, content) in scene.files {
        _ = FileManager.default.createFile(
          atPath: stateFolder.appending(path: name).path,
          contents: Self.replacing(Self.anyAuthority, by: authority, in: content),
          attributes: [.posixPermissions: 0o600])
      }
    }

    private func present() throws -> Scene {
      var scene = Scene(cloud: play.cloud, now: tally.now)
      for name in (try? FileManager.default.contentsOfDirectory(atPath: stateFolder.path)) ?? [] {
        let content = try Data(contentsOf: stateFolder.appending(path: name))
        scene.files[name] = Self.replacing(authority, by: Self.anyAuthority, in: content)
      }
      return scene
    }

    private static func replacing(_ text: String, by other: String, in content: Data) -> Data {
      Data(String(decoding: content, as: UTF8.self).replacingOccurrences(of: text, with: other).utf8)
    }
  }
#endif

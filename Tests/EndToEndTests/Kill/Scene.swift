#if os(Linux)
  import CloudSimulator
  import Foundation

  /// Everything that outlives a run: the cloud, the files of the state folder, and the time. A stage can be set to one
  /// as often as a test wants to see what comes of it.
  struct Scene: Sendable {
    var cloud: Cloud
    var files: [String: Data] = [:]
    /// Seconds since 1970.
    var now: Double

    /// What the group remembers, as text.
    var state: String { files["web.json"].map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// Whether a run left something for the next one.
    var isUnfinished: Bool { state.contains("\"operation\"") }

    /// Everything that the next runs depend on, as text. The time stands still while a run works, so that two scenes in
    /// which the same has happened differ in the random part of a launched VM's name and in nothing else.
    func fingerprint() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let world = String(decoding: try encoder.encode(cloud.world), as: UTF8.self)
      let kept = files.filter { $0.key != "web.lock" }.sorted { $0.key < $1.key }
      let texts = kept.map { "\($0.key): \(String(decoding: $0.value, as: UTF8.self))" }
      let text = (["\(now)", world] + texts).joined(separator: "\n")
      return text.components(separatedBy: Self.launchPrefix).enumerated()
        .map {
          $0.offset == 0 ? $0.element : String($0.element.prefix(10) + $0.element.dropFirst("1118110640-xxxx".count))
        }
        .joined(separator: Self.launchPrefix)
    }

    /// What the names of launched VMs begin with, up to their year; ten digits and the random part follow.
    private static let launchPrefix = "web-26"

    /// The same scene so many seconds later.
    func later(by seconds: Double) -> Scene {
      var scene = self
      scene.now += seconds
      scene.cloud.advance(to: scene.now)
      return scene
    }
  }
#endif

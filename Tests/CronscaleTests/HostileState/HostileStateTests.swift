import Chance
import Foundation
import Synchronization
import Testing

@testable import Scaling
@testable import cronscale

/// Spec section 6: a state file may hold anything. What cannot be believed is put aside, and what is believed serves a run
/// like any other memory. `packaging/fuzz` runs this with more and other files.
@Suite struct HostileStateTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let runs = environment["CRONSCALE_FUZZ_RUNS"].flatMap { Int($0) } ?? 10_000
  private static let seed = environment["CRONSCALE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_261_121
  /// Where the file at hand is kept, so that it is there after a crash.
  private static let keptAt = environment["CRONSCALE_FUZZ_INPUT"].map { URL(filePath: $0) }

  @Test func `no state file stops a run, and what a run makes of it can be read again`() throws {
    let trees = try rightFiles()
    var chance = Chance(seed: Self.seed)
    var (believed, withOperation) = (0, 0)
    for _ in 0..<Self.runs {
      let bytes = chance.file(from: trees)
      try Self.keptAt.map { try Data(bytes).write(to: $0) }
      guard let memory = recollection(of: bytes) else { continue }
      believed += 1
      if memory.operation != nil { withOperation += 1 }
      var life = Life(chance: chance)
      try life.live(memory)
      chance = life.chance
    }
    // Enough must have been believed, or nothing was shown.
    #expect(believed > Self.runs / 10 && withOperation > Self.runs / 20)
  }

  @Test func `an absence that was counted to the end of numbers goes on`() throws {
    var memory = try #require(Life.memories.first { $0.operation != nil })
    memory.operation?.absence?.looks = .max
    var life = Life(chance: Chance(seed: Self.seed))
    try life.live(try #require(recollection(of: StateFile.bytes(of: memory))))
  }

  /// What a group is told that finds these bytes; nil where they are no memory.
  private func recollection(of bytes: [UInt8]) -> Memory? {
    switch try? StateFile.holding(bytes).read() {
    case .memory(let memory), .outdated(let memory), .another(let memory, _): memory
    case .nothing, .unreadable, nil: nil
    }
  }

  private func rightFiles() throws -> [Tree] {
    try Life.memories.map { memory in try Tree(StateFile.bytes(of: memory)) }
  }
}

extension StateFile {
  private static let subject = Subject(endpoint: Life.place.endpoint, rules: Life.place.rules)

  /// One whose disk holds nothing else.
  static func holding(_ bytes: [UInt8]) -> StateFile {
    StateFile(
      path: "web.json", subject: subject,
      disk: Disk(read: { _ in bytes }, replace: { _, _ in }, rename: { _, _ in }, names: { _ in [] }))
  }

  /// What a run writes.
  static func bytes(of memory: Memory) throws -> [UInt8] {
    let written = Mutex<[UInt8]>([])
    let file = StateFile(
      path: "web.json", subject: subject,
      disk: Disk(
        read: { _ in nil }, replace: { _, bytes in written.withLock { $0 = bytes } }, rename: { _, _ in },
        names: { _ in [] }))
    try file.write(memory)
    return written.withLock { $0 }
  }
}

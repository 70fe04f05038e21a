import Synchronization
import Testing

@testable import cronscale

/// What `check` shows while it waits.
@Suite struct AwaitedTests {
  private static func shown(_ names: [String]) -> String? {
    let said = Mutex<[String]>([])
    let awaited = Awaited { text in said.withLock { $0.append(text) } }
    func wait(for names: ArraySlice<String>) -> String? {
      guard let name = names.first else { return said.withLock(\.last) }
      return awaited.during(name) { wait(for: names.dropFirst()) }
    }
    return wait(for: names[...])
  }

  @Test(
    arguments: [
      (["a"], "waiting for a"), (["a", "b", "c", "d"], "waiting for a, b, c, d"),
      (["a", "b", "c", "d", "e", "f"], "waiting for a, b, c, d and 2 more"),
    ] as [([String], String)])
  func `its line stays short, however many are waited for`(names: [String], line: String) {
    #expect(Self.shown(names) == ProgressLine.erasure + line)
  }
}

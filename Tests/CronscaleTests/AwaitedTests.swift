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

  @Test func `of two of one name the other is still waited for`() {
    let said = Mutex<[String]>([])
    let awaited = Awaited { text in said.withLock { $0.append(text) } }
    awaited.during("a") {
      awaited.during("a") {}
      #expect(said.withLock(\.last) == ProgressLine.erasure + "waiting for a")
    }
  }

  @Test(
    arguments: [
      (["a"], "waiting for a"), (["a\u{1B}[2J"], "waiting for a\u{FFFD}[2J"),
      (["a", "b", "c", "d"], "waiting for a, b, c, d"),
      (["a", "b", "c", "d", "e", "f"], "waiting for a, b, c, d and 2 more"),
    ] as [([String], String)])
  func `its line stays short, however many are waited for`(names: [String], line: String) {
    #expect(Self.shown(names) == ProgressLine.erasure + line)
  }
}
